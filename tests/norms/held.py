"""Norms in force, made straight away: many of them, where choosing about each would take long."""

from collections.abc import Iterable

from flask import Flask

from app.kernel.db import db
from app.people.models import Person, Team
from tests.cast import Cast, norm


def held(app: Flask, cast: Cast, titles: Iterable[str], team: str | None = None) -> list[str]:
    """Their ids, of the whole organisation or of one team."""
    with app.app_context():
        session = db.session()
        of = session.get_one(Team, cast.teams[team]) if team else None
        daan = session.get_one(Person, cast.people["daan"])
        made = [norm(session, title, "zien", of, daan, 1).id for title in titles]
        session.commit()
        return made
