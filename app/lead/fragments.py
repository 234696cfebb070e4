"""Rendered pieces of the board, kept as long as what they show stays the same.

Everything that a piece depends on is in its key, so a kept piece is never an old one.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from flask import render_template
from flask_babel import get_locale
from markupsafe import Markup

from app.kernel import clock
from app.lead.opened import Opened
from app.moments.telling import told_or_title

Members = tuple[Any, ...]


class View(NamedTuple):
    """What all pieces of one answer have in common."""

    team: str
    before: str | None
    zone: str
    language: str
    today: date


def view_of(team: str, before: str | None, zone: str) -> View:
    return View(team, before, zone, str(get_locale()), clock.today(zone))


@lru_cache(maxsize=4096)
def item(wire: str, title: str, current: bool, view: View) -> Markup:
    """One moment in the list; `title` names its norm when it has no words of its own."""
    moment = orjson.loads(wire)
    story = told_or_title(moment["text"], title)
    return _rendered(
        "lead/_item.html",
        view,
        moment=moment,
        words=f"{story.lead} {story.rest}"[:200],
        at=datetime.fromisoformat(moment["occurred_at"]),
        current=current,
    )


@lru_cache(maxsize=512)
def article(opened: Opened, view: View) -> Markup:
    """The moment that lies open, with what this lead wrote on it."""
    return _rendered("lead/_moment.html", view, opened=opened)


@lru_cache(maxsize=512)
def members(rows: Members, view: View) -> Markup:
    """Who had no attention lately."""
    return _rendered("lead/_members.html", view, members=rows)


def _rendered(template: str, view: View, **content: object) -> Markup:
    # Our own templates, which escape what people wrote.
    return Markup(render_template(template, **view._asdict(), **content))  # noqa: S704
