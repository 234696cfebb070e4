"""One's own data as a file: JSON for programs, a page without script for people."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from babel.dates import format_date, format_datetime, get_day_names
from flask import render_template
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.log import record
from app.people.actor import Actor
from app.people.service import organisation
from app.privacy.deeds import DOWNLOADED
from app.privacy.mine import Section, everything_of

_STYLE = Path(__file__).parents[2] / "static" / "take-along.css"

# What tables call things; only in columns that hold a word from the code.
_CHOICES = frozenset({"role", "locale", "kind", "visibility", "state", "proof"})
_SAID = {
    "staff": _l("medewerker"),
    "lead": _l("teamleider"),
    "admin": _l("beheerder"),
    "auditor": _l("controleur"),
    "nl": _l("Nederlands"),
    "en": _l("Engels"),
    "compliment": _l("compliment"),
    "tip": _l("tip"),
    "private": _l("alleen jij"),
    "team": _l("je team"),
    "organisation": _l("de hele organisatie"),
    "heart": _l("hartje"),
    "applause": _l("applaus"),
    "me_too": _l("ik ook"),
    "reflection": _l("reflectie"),
    "attention": _l("aandacht"),
    "feedback": _l("feedback"),
    "waiting": _l("wacht"),
    "sent": _l("verstuurd"),
    "dropped": _l("vervallen"),
    "failed": _l("niet gelukt"),
    "password": _l("wachtwoord"),
    "pin": _l("pincode"),
    "invite": _l("code van een collega"),
    "passkey": _l("passkey"),
    "recovery": _l("herstelcode"),
    "sso": _l("bedrijfsaccount"),
}


def pack(session: Session, actor: Actor) -> bytes:
    """A ZIP of the person's data, and a line in the log. One person's words fit in memory."""
    record(session, DOWNLOADED, actor=actor.id, about=actor.id)
    sections = everything_of(session, actor)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("data.json", _json(sections))
        folder.writestr(_("lees-mij.html"), _page(session, actor, sections))
        folder.writestr("style.css", _STYLE.read_bytes())
    return file.getvalue()


def _json(sections: list[Section]) -> bytes:
    tables = {section.holding.name: section.rows for section in sections}
    return orjson.dumps(
        {"made_at": clock.now(), "tables": tables}, option=orjson.OPT_UTC_Z | orjson.OPT_INDENT_2
    )


def _page(session: Session, actor: Actor, sections: list[Section]) -> str:
    here = organisation(session)
    zone = ZoneInfo(here.timezone)
    told = [
        (
            each.holding,
            [
                [(label, _shown(name, value, zone)) for name, label, value in row]
                for row in each.told
            ],
        )
        for each in sections
    ]
    made = _shown("", clock.now(), zone)
    return render_template(
        "privacy/mine.html", organisation=here, me=actor, sections=told, made=made
    )


def _lines(row: list[tuple[str, Any, Any]], zone: ZoneInfo) -> list[tuple[Any, str]]:
    return [(label, _shown(name, value, zone)) for name, label, value in row]


def _shown(name: str, value: Any, zone: ZoneInfo) -> str:
    """A value as a reader says it, by the clock of the shop."""
    if name in _CHOICES:
        return str(_SAID[value])
    if name == "weekday":
        return str(get_day_names(locale=get_locale())[value - 1])
    if isinstance(value, bool):
        return str(_("ja") if value else _("nee"))
    if isinstance(value, datetime):
        return str(format_datetime(value, "d MMMM y HH:mm", tzinfo=zone, locale=get_locale()))
    if isinstance(value, date):
        return str(format_date(value, "d MMMM y", locale=get_locale()))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list):
        return "\n".join(value)
    return str(value)
