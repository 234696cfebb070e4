"""Keys by which other systems bring voices: made and shown once, and ended."""

from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.console.desk import console, page
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Problem
from app.kernel.forms import text_of
from app.people.session import key_here
from app.voices import tokens as verbs


@console.get("/voices/tokens")
@allow(Who.ADMIN)
def voice_tokens() -> str:
    """The keys that work, and a form for one more."""
    return _page()


@console.post("/voices/tokens")
@allow(Who.ADMIN)
def make_voice_token() -> ResponseReturnValue:
    """A new key, shown this once."""
    try:
        made = verbs.make_token(db.session(), actor(), text_of(request.form, "name"), key_here())
        db.session.commit()
    except Problem as problem:
        db.session.rollback()
        return _page(problem=problem), problem.status
    return _page(made=made)


@console.post("/voices/tokens/<uuid:token_id>/end")
@allow(Who.ADMIN)
def end_voice_token(token_id: UUID) -> ResponseReturnValue:
    """The key works no more."""
    verbs.end_token(db.session(), actor(), str(token_id))
    db.session.commit()
    return redirect(url_for("console.voice_tokens", done="ended"), 303)


def _page(made: str = "", problem: Problem | None = None) -> str:
    return page(
        "console/voice_tokens.html",
        rows=verbs.tokens(db.session()),
        made=made,
        problem=problem,
        typed=request.form if problem else {},
        errors=(problem.fields if problem else None) or {},
        done=request.args.get("done", ""),
    )
