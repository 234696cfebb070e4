"""What must not be true of a database that people work with, before anybody works with it."""

import logging

import click
from flask import Flask
from sqlalchemy import inspect, select

from app.config import Config, ConfigError
from app.kernel.db import db
from app.kernel.sealed import DataKey, masters_in_use
from app.people.models import Organisation
from app.privacy.replay import reapply

log = logging.getLogger(__name__)


def refuse_demo_in_production(app: Flask, config: Config) -> None:
    """Demo people have a password that the README prints: never in production."""
    if config.mode != "production":
        return
    with app.app_context(), db.engine.connect() as connection:
        if not inspect(connection).has_table("organisation"):
            return  # not migrated yet; `flask db upgrade` comes through here as well
        if connection.execute(select(Organisation.demo)).scalar():
            raise ConfigError(
                "this database holds the demo people; start production on an empty one"
            )


def refuse_what_cannot_be_read(app: Flask, config: Config) -> None:
    """A database that came without its master key would lose a word with every answer."""
    with app.app_context(), db.engine.connect() as connection:
        if not inspect(connection).has_table(DataKey.__tablename__):
            return
        needed = masters_in_use(connection)
    if needed and needed - {key.name for key in config.master_keys.all()}:
        raise ConfigError("words in this database were sealed under a master key that is not here")


def erase_who_came_back(app: Flask, config: Config) -> None:
    """A restored backup knows people who were erased since: they go again before anybody looks.

    Commands leave that to `flask reapply-erasures`: one of them may be about to migrate the backup.
    """
    if click.get_current_context(silent=True) is not None:
        return
    with app.app_context():
        if not inspect(db.engine).has_table(DataKey.__tablename__):
            return
        if again := reapply(db.session(), config.data):
            log.warning("%s people of the erasure ledger were back; they are erased again", again)
