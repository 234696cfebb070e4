"""Voices from a file: hand it in, see the fate of every row, let it be taken in, watch it go."""

from uuid import UUID

from flask import Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.console.desk import attached, console, page, today
from app.console.handing_in_views import handed_in, sent_file
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Conflict
from app.kernel.limits import take
from app.people.names import folded, tidy
from app.people.teams import teams_in_use
from app.voices import imports
from app.voices.rows import COLUMNS, Known, read_rows
from app.voices.service import cleaned, people_named

PER_PERSON = "20/hour"
PAGE = 100
# Seconds until the page of an import that runs looks again.
_AGAIN = 2
_SAMPLE = (
    [*COLUMNS.values()],
    [
        "Ze liep helemaal mee naar het schap.",
        "2026-11-02",
        "balie",
        "9",
        "1-10",
        "Meelopen",
        "",
        "nl",
    ],
    ["Ik stond lang te wachten.", "2026-11-03", "enquête", "2", "1-5", "Wachten", "", "nl"],
)


@console.get("/voices/import", endpoint="import_voices")
@allow(Who.ADMIN)
def begin_voices() -> str:
    """Choose a file."""
    return page("console/voice_import.html", problem=None)


@console.get("/voices/import/sample")
@allow(Who.ADMIN)
def voice_sample() -> Response:
    """A file to begin with."""
    body = "\r\n".join(";".join(row) for row in _SAMPLE).encode("utf-8-sig")
    return attached(body, "stemmen-voorbeeld.csv")


@console.post("/voices/import")
@allow(Who.ADMIN)
def hand_in_voices() -> ResponseReturnValue:
    """Read a file and keep its rows, masked, for the dry run."""

    def keep() -> str:
        take(PER_PERSON, "voices import", actor().id)
        return url_for("console.voice_fates", import_id=_kept().id)

    return handed_in("console/voice_import.html", keep)


@console.get("/voices/import/<uuid:import_id>")
@allow(Who.ADMIN)
def voice_fates(import_id: UUID) -> Response:
    """What the file would do, row by row; while it is taken in, how far that is."""
    kept = imports.file_for(db.session(), str(import_id))
    fates = imports.fates_of(db.session(), kept) if kept.stage == "shown" else []
    counts = imports.counts_of(fates)
    asked = request.args.get("show", "")
    show = asked if asked in imports.FATES else next((f for f in imports.FATES if counts[f]), "new")
    after = request.args.get("after", 0, type=int)
    rows, following = imports.page_of(fates, show, after, PAGE)
    answer = make_response(
        page(
            "console/voice_fates.html",
            kept=kept,
            counts=counts,
            show=show,
            rows=rows,
            following=following,
        )  # fmt: skip
    )
    if kept.stage == "running":
        answer.headers["Refresh"] = str(_AGAIN)
    return answer


@console.post("/voices/import/<uuid:import_id>")
@allow(Who.ADMIN)
def take_in_voices(import_id: UUID) -> ResponseReturnValue:
    """Invoeren: what is not in yet."""
    try:
        imports.start(db.session(), actor(), str(import_id))
        db.session.commit()
    except Conflict:
        db.session.rollback()  # said twice
    return redirect(url_for("console.voice_fates", import_id=import_id), 303)


def _kept() -> imports.VoiceImport:
    sent = sent_file()
    known = Known(
        today(),
        {folded(team.name): team.id for team in teams_in_use(db.session())},
        people_named(db.session()),
    )
    rows, skipped = read_rows(sent.data, sent.encoding, known)
    return imports.keep_file(db.session(), tidy(cleaned(sent.name)), rows, skipped)
