"""Looking for the norm that a voice belongs to: a word, and a short list to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request
from sqlalchemy.orm import Session

from app.console.desk import console, page
from app.console.table_forms import ids_of, query_of, search_of
from app.console.voice_forms import asked_of
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.forms import Form
from app.norms import roots
from app.norms.finding import Found, norms_with
from app.voices import service


@dataclass(frozen=True)
class Sought:
    """What was typed, and what was found by it."""

    typed: str
    found: Found


def sought(session: Session, form: Form, voices: Sequence[str]) -> Sought:
    """The norms that the page was asked for; a voice alone is not shown what it hangs on."""
    typed = search_of(form, "norm")
    linked = roots.norms_of_voices(session, voices) if len(voices) == 1 else {}
    but = [norm.norm_id for norms in linked.values() for norm in norms]
    return Sought(typed, norms_with(session, typed, but))


@console.get("/norms/found")
@allow(Who.ADMIN)
def found_norms() -> str:
    """The list alone, while a word is typed."""
    asked = sought(db.session(), request.args, ids_of(request.args, "voice"))
    return render_template("console/_found_norms.html", sought=asked)


@console.get("/voices/norm")
@allow(Who.ADMIN)
def norm_for_voices() -> str:
    """The norm for several voices that were ticked in the table."""
    chosen = ids_of(request.args, "voice")
    return page(
        "console/voices_norm.html",
        voices=service.voices_by(db.session(), chosen),
        sought=sought(db.session(), request.args, chosen),
        query=query_of(asked_of(request.args)),
    )
