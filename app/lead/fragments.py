"""Rendered pieces of the board, kept as long as what they show stays the same.

Everything that a piece depends on is in its key, so a kept piece is never an old one.
"""

from datetime import date, datetime
from functools import lru_cache

import orjson
from flask import render_template
from flask_babel import get_locale
from markupsafe import Markup

from app.kernel import clock
from app.moments.telling import told


def item(wire: str, title: str, zone: str) -> Markup:
    """One moment in the list; `title` names its norm when it has no words of its own."""
    return _item(wire, title, zone, str(get_locale()), clock.today(zone))


@lru_cache(maxsize=4096)
def _item(wire: str, title: str, zone: str, _language: str, _today: date) -> Markup:
    moment = orjson.loads(wire)
    story = told(moment["text"] or title)
    return Markup(  # noqa: S704  # our own template, which escapes what people wrote
        render_template(
            "lead/_item.html",
            author=moment["author"],
            words=f"{story.lead} {story.rest}"[:200],
            at=datetime.fromisoformat(moment["occurred_at"]),
            zone=zone,
        )
    )
