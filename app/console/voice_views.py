"""The pages below /console/voices: the table, one voice, a new one."""

from functools import partial
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_decimal

from app.console.desk import carried_out, console, page, today
from app.console.norm_finding_views import sought
from app.console.table_forms import id_of, query_of
from app.console.voice_forms import asked_of, sent_voice
from app.console.voice_links import MOST_COMPARED, choices, suggestions
from app.kernel.access import Who, allow
from app.kernel.api import load
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Problem
from app.kernel.languages import named
from app.norms import roots
from app.people.teams import team_names, teams_in_use
from app.voices import listing, service
from app.voices.judging import waiting
from app.voices.models import LANGUAGES
from app.voices.schemas import VoiceIn
from app.voices.scores import SCALES
from app.voices.themes import themes
from app.voices.words import CHANNEL_WORDS, MASK_WORDS

console.add_app_template_filter(lambda number: format_decimal(number, "0.#"), "decimal")
console.add_app_template_filter(CHANNEL_WORDS.__getitem__, "channel")
console.add_app_template_filter(MASK_WORDS.__getitem__, "masked_kind")


@console.get("/voices")
@allow(Who.ADMIN)
def voices() -> str:
    """What customers say, a page at a time, with one click to what it fits."""
    asked, after = asked_of(request.args), id_of(request.args, "after") or None
    rows, following = listing.listed(db.session(), asked, after)
    chosen = choices(db.session(), MOST_COMPARED + 1)
    loose = [row for row in rows if not row.linked]
    return page(
        "console/voices.html",
        rows=rows,
        following=following,
        asked=asked,
        query=query_of(asked),
        after=after,
        norms=roots.norms_of_voices(db.session(), [row.id for row in rows if row.linked]),
        fitting={row.id: suggestions(chosen, row, most=1) for row in loose},
        choices=chosen,
        themes=themes(db.session()),
        teams=teams_in_use(db.session()),
        channels=CHANNEL_WORDS.items(),
        none_yet=not rows and listing.is_empty(db.session()),
        compliments_waiting=partial(waiting, db.session(), team_names(db.session())),
        done=request.args.get("done", ""),
    )


@console.get("/voices/new")
@allow(Who.ADMIN)
def new_voice() -> str:
    """A form for what a customer said."""
    return _form()


@console.post("/voices/new")
@allow(Who.ADMIN)
def add_voice() -> ResponseReturnValue:
    """Keep what a customer said."""
    return carried_out(
        lambda: service.add_voice(db.session(), actor(), _words()).id,
        lambda made: url_for("console.voice", voice_id=made, done="added"),
        _form,
    )


@console.get("/voices/<uuid:voice_id>")
@allow(Who.ADMIN)
def voice(voice_id: UUID) -> str:
    """One voice: what was said, and what it is behind."""
    return voice_page(str(voice_id))


@console.post("/voices/<uuid:voice_id>")
@allow(Who.ADMIN)
def change_voice(voice_id: UUID) -> ResponseReturnValue:
    """Other words or other facts."""

    def change() -> None:
        service.change_voice(db.session(), actor(), str(voice_id), _words())
        roots.note_linked(db.session(), [str(voice_id)])
        roots.voices_changed(db.session(), [str(voice_id)])

    return carried_out(
        change,
        lambda _: url_for("console.voice", voice_id=voice_id, done="kept"),
        partial(voice_page, str(voice_id)),
    )


def voice_page(voice_id: str, problem: Problem | None = None) -> str:
    """The page, after a refusal with why and with what was typed."""
    found = service.voice_for(db.session(), voice_id)
    chosen = choices(db.session())
    linked = roots.norms_of_voices(db.session(), [voice_id]).get(voice_id, [])
    return page(
        "console/voice.html",
        found=found,
        norms=linked,
        fitting=suggestions(chosen, found, linked=linked),
        choices=chosen,
        sought=sought(db.session(), request.args, [voice_id]),
        problem=problem,
        done=request.args.get("done", ""),
        **_fields(problem),
    )


def _words() -> dict[str, object]:
    return load(VoiceIn(), sent_voice(request.form))


def _form(problem: Problem | None = None) -> str:
    return page("console/new_voice.html", problem=problem, **_fields(problem))


def _fields(problem: Problem | None) -> dict[str, object]:
    return {
        "typed": request.form if problem else {},
        "errors": (problem.fields if problem else None) or {},
        "themes": themes(db.session()),
        "teams": teams_in_use(db.session()),
        "scales": [f"{low}-{high}" for low, high in SCALES],
        "channels": CHANNEL_WORDS.items(),
        "languages": named(LANGUAGES),
        "today": today(),
    }
