"""The page behind the QR code on a counter: a customer leaves a compliment, without an account."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, get_locale

from app.kernel.access import Who, allow
from app.kernel.api import load
from app.kernel.db import db, new_id
from app.kernel.driver import glance
from app.kernel.errors import Problem
from app.kernel.forms import text_of
from app.kernel.languages import LANGUAGES
from app.kernel.limits import take
from app.people.organisations import name_of_organisation
from app.voices.compliments import card_by, leave
from app.voices.schemas import ComplimentIn

cards = Blueprint("cards", __name__)

PER_ADDRESS = "20/hour"
PER_CARD = "120/hour"
ADDRESS = "/c/<string(length=16):code>"


@cards.get(ADDRESS)
@allow(Who.ANYONE)
def card(code: str) -> str:
    """The form, in the customer's language."""
    with _language():
        return _page(code)


@cards.post(ADDRESS)
@allow(Who.ANYONE)
def leave_compliment(code: str) -> ResponseReturnValue:
    """Leave it. What fills in the field that nobody sees is thanked, and nothing is kept."""
    with _language():
        try:
            if not text_of(request.form, "website"):
                _leave(code)
            db.session.commit()
        except Problem as problem:
            db.session.rollback()
            return _page(code, problem), problem.status, dict(problem.headers)
        return redirect(url_for("cards.thanks", code=code, lang=_asked()), 303)


@cards.get(f"{ADDRESS}/thanks")
@allow(Who.ANYONE)
def thanks(code: str) -> str:
    """Said once more, whatever becomes of it."""
    with _language():
        return _page(code, done=True)


def _leave(code: str) -> None:
    found = card_by(db.session(), code)
    take(PER_ADDRESS, "compliment", request.remote_addr or "")
    take(PER_CARD, "compliment card", found.id)
    said = load(ComplimentIn(), {"text": text_of(request.form, "text")})
    leave(db.session(), found, _key(), said["text"], str(get_locale() or "nl")[:2])


def _key() -> str:
    try:
        return str(UUID(text_of(request.form, "id")))
    except ValueError:
        return new_id()


def _page(code: str, problem: Problem | None = None, *, done: bool = False) -> str:
    found = card_by(db.session(), code)
    return render_template(
        "voices/card.html",
        card=found,
        place=name_of_organisation(glance()),
        key=text_of(request.form, "id") or new_id(),
        typed=text_of(request.form, "text"),
        problem=problem,
        errors=(problem.fields if problem else None) or {},
        done=done,
        lang=_asked(),
    )


def _asked() -> str | None:
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else None


@contextmanager
def _language() -> Iterator[None]:
    """The language that was tapped, else the browser's."""
    with force_locale(_asked() or str(get_locale() or "nl")):
        yield
