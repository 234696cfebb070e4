"""What must not be true of a database that people work with."""

from flask import Flask
from sqlalchemy import inspect, select

from app.config import Config, ConfigError
from app.kernel.db import db
from app.people.models import Organisation


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
