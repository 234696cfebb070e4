"""Commands: `flask --app wsgi <name>`. Each is a few lines over a service."""

import json

import click
from flask import Flask, current_app
from flask_migrate import Migrate

from app.demo.door import hang_up
from app.demo.seed import seed
from app.kernel import clock
from app.kernel.db import db
from app.kernel.log import BrokenChain, verify
from app.kernel.openapi import document
from app.kernel.sealed import masters_in_use, rewrap
from app.people.founding import found_organisation
from app.people.keys import recovery
from app.people.locks import end_all
from app.privacy.log import all_entries
from app.privacy.replay import reapply

# Each batch is a short transaction: whoever writes meanwhile hardly waits.
_KEYS_AT_ONCE = 500


def init_app(app: Flask) -> None:
    """Put the commands on the app."""
    # Every table is known by now: the features are imported.
    Migrate(app, db, directory="migrations", compare_type=True, render_as_batch=True)
    app.cli.command("found")(found)
    app.cli.command("contract")(contract)
    app.cli.command("seed-demo")(seed_demo)
    app.cli.command("verify-log")(verify_log)
    app.cli.command("rotate-master-key")(rotate_master_key)
    app.cli.command("reapply-erasures")(reapply_erasures)
    app.cli.command("forget-keys")(forget_keys)
    app.cli.command("end-sessions")(end_sessions)


@click.option("--name", prompt="Organisation", help="The organisation's name.")
@click.option("--team", prompt="First team", help="The first team's name.")
@click.option("--admin", prompt="Admin's first name", help="Who administers it.")
@click.option("--login", prompt="Admin's login", help="What they sign in with.")
@click.password_option(help="Their password, 12 characters or more.")
def found(name: str, team: str, admin: str, login: str, password: str) -> None:
    """Start an organisation in an empty database."""
    found_organisation(db.session(), name, team, admin, login, password)
    db.session.commit()
    click.echo(f"{name} has been founded; {login} can sign in.")


def contract() -> None:
    """Print the API's schemas as JSON; the phone's contract is made from them."""
    click.echo(json.dumps(document()["components"]["schemas"], indent=1, sort_keys=True))


def seed_demo() -> None:
    """Fill an empty database with the demo organisation; in demo mode only."""
    if current_app.config["BELEEF"].mode != "demo":
        click.echo("no demo people outside demo mode")
        return
    session = db.session()
    added = seed(session, clock.now())
    if added:
        hang_up(session, current_app.config["BELEEF"].secret_key)
    session.commit()
    click.echo("the demo people are in" if added else "not empty: left as it is")


def verify_log() -> None:
    """Say whether the log holds together, and print its last seal to note elsewhere."""
    try:
        click.echo(f"the log holds together; its last seal is {verify(all_entries(db.session()))}")
    except BrokenChain as broken:
        raise click.ClickException(str(broken)) from None


def rotate_master_key() -> None:
    """Make a new master key in the data folder, or take the environment's, and wrap all by it."""
    keys = current_app.config["BELEEF"].master_keys
    keys.rotate(masters_in_use(db.session.connection()))
    db.session.rollback()
    done = 0
    while wrapped := rewrap(db.session(), _KEYS_AT_ONCE):
        db.session.commit()
        done += wrapped
    click.echo(f"{done} data keys are wrapped by master key {keys.current().name}; back it up")


def reapply_erasures() -> None:
    """Erase again whom a restored backup brought back; the app does so itself when it starts."""
    again = reapply(db.session(), current_app.config["BELEEF"].data)
    click.echo(f"{again} people of the ledger were back, and are erased again")


@click.argument("login")
def forget_keys(login: str) -> None:
    """Sign somebody out and drop their passkeys and codes: they sign in and add a passkey anew."""
    recovery.forget_keys(db.session(), login)
    db.session.commit()
    click.echo(f"{login} signs in with their password and adds a passkey")


def end_sessions() -> None:
    """Sign everybody out: after a restore, sign-ins that had ended since are there again."""
    ended = end_all(db.session())
    db.session.commit()
    click.echo(f"{ended} sign-ins have ended; who has a PIN comes back with it")
