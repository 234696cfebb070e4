"""Linking voices, one or several at once, taking them out of use, and taking them along."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.console.desk import attached, console
from app.console.table_forms import ids_of, query_of
from app.console.voice_forms import asked_of
from app.console.voice_links import link
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Malformed
from app.kernel.forms import text_of
from app.kernel.limits import take
from app.kernel.log import record
from app.kernel.spreadsheets import csv_of
from app.norms import roots
from app.voices import listing, service
from app.voices.deeds import VOICES_EXPORTED
from app.voices.models import CustomerVoice

PER_PERSON = "20/day"
# What a spreadsheet still opens well.
MOST_ROWS = 100_000
HEAD = ("tekst", "datum", "kanaal", "thema", "waarde", "team", "score", "schaal", "score 0-10",
        "taal")  # fmt: skip


@console.post("/voices/<uuid:voice_id>/links")
@allow(Who.ADMIN)
def link_voice(voice_id: UUID) -> ResponseReturnValue:
    """One click: to a theme, a value or a norm, or away from it."""
    found = service.voice_for(db.session(), str(voice_id))
    verb, _colon, named = text_of(request.form, "act").partition(":")
    if verb == "choose":
        verb, named = "link", text_of(request.form, named)
        if not named:  # pressed before anything was chosen
            return redirect(url_for("console.voice", voice_id=voice_id, _anchor="links"), 303)
    elif verb == "theme":
        verb, named = "link", f"new-theme:{text_of(request.form, 'theme')}"
    _linked([found.id], verb, named)
    db.session.commit()
    return redirect(url_for("console.voice", voice_id=voice_id, _anchor="links"), 303)


@console.post("/voices/<uuid:voice_id>/use")
@allow(Who.ADMIN)
def use_voice(voice_id: UUID) -> ResponseReturnValue:
    """Take a voice out of use, or use it again."""
    found = service.voice_for(db.session(), str(voice_id))
    again = request.form.get("in_use") == "yes"
    _used([found.id], again)
    db.session.commit()
    done = "returned" if again else "retired"
    return redirect(url_for("console.voice", voice_id=voice_id, done=done), 303)


@console.post("/voices/together")
@allow(Who.ADMIN)
def voices_together() -> ResponseReturnValue:
    """The ticked ones: to a theme, a value or a norm, out of use or back. Or one row's own link."""
    act = text_of(request.form, "act")
    verb, _colon, rest = act.partition(":")
    chosen = ids_of(request.form, "voice")
    if verb == "one":
        one, _colon, named = rest.partition(":")
        chosen, done = [service.voice_for(db.session(), _known(one)).id], "linked"
        _linked(chosen, "link", named)
    elif not chosen:
        done = "nobody"
    elif verb in ("retire", "return"):
        _used(chosen, verb == "return")
        done = "retired" if verb == "retire" else "returned"
    elif verb in ("link", "choose"):
        named = text_of(request.form, rest if verb == "choose" else "to")
        if named == "norm":
            kept = query_of(asked_of(request.form))
            return redirect(url_for("console.norm_for_voices", voice=chosen, **kept), 303)
        done = "linked" if named else "nothing"
        if named:
            _linked(chosen, "link", named)
    else:
        raise Malformed("act")
    db.session.commit()
    query = query_of(asked_of(request.form))
    return redirect(url_for("console.voices", done=done, **query), 303)


@console.post("/voices/export")
@allow(Who.ADMIN)
def export_voices() -> Response:
    """What the table shows, as a CSV that no spreadsheet calculates; the log tells of it."""
    take(PER_PERSON, "voices export", actor().id)
    rows = listing.everything(db.session(), asked_of(request.form), MOST_ROWS)
    body, count = csv_of(HEAD, map(_cells, rows))
    record(db.session(), VOICES_EXPORTED, actor=actor().id, value=str(count))
    db.session.commit()
    return attached(body, "stemmen.csv")


def _linked(ids: list[str], verb: str, named: str) -> None:
    if verb not in ("link", "unlink"):
        raise Malformed("act")
    link(db.session(), ids, named, on=verb == "link")


def _used(ids: list[str], again: bool) -> None:
    service.use_voices(db.session(), actor(), ids, in_use=again)
    roots.voices_changed(db.session(), ids)


def _known(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise Malformed("voice") from None


def _cells(row: CustomerVoice) -> list[str]:
    scale = "" if row.score is None else f"{row.scale_from}-{row.scale_to}"
    return [
        row.text, row.said_on.isoformat(), row.channel, row.theme.name if row.theme else "",
        row.value.name if row.value else "", row.team.name if row.team else "",
        "" if row.score_given is None else f"{row.score_given:g}", scale,
        "" if row.score is None else f"{row.score:g}", row.language,
    ]  # fmt: skip
