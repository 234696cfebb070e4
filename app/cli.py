"""Commands: `flask --app wsgi <name>`. Each is a few lines over a service."""

import json

import click
from flask import Flask, current_app
from flask_migrate import Migrate

from app.demo.seed import seed
from app.kernel import clock
from app.kernel.db import db
from app.kernel.openapi import document
from app.people.founding import found_organisation


def init_app(app: Flask) -> None:
    """Put the commands on the app."""
    # Every table is known by now: the features are imported.
    Migrate(app, db, directory="migrations", compare_type=True, render_as_batch=True)
    app.cli.command("found")(found)
    app.cli.command("contract")(contract)
    app.cli.command("seed-demo")(seed_demo)


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
    added = seed(db.session(), clock.now())
    db.session.commit()
    click.echo("the demo people are in" if added else "not empty: left as it is")
