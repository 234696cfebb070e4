"""The page behind the QR code on a counter: a customer leaves a compliment, without an account."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from app.kernel.access import Who, allow
from app.kernel.api import load
from app.kernel.db import db, new_id
from app.kernel.driver import glance
from app.kernel.errors import NotFound, Problem
from app.kernel.forms import text_of
from app.kernel.languages import named
from app.kernel.limits import take
from app.kernel.texts import speak
from app.people.organisations import name_of_organisation
from app.voices.compliments import ComplimentCard, Full, card_by, leave
from app.voices.models import LANGUAGES
from app.voices.schemas import ComplimentIn

cards = Blueprint("cards", __name__)

PER_ADDRESS = "20/hour"
PER_CARD = "120/hour"
ADDRESS = "/c/<string(length=16):code>"


@cards.get(ADDRESS)
@allow(Who.ANYONE)
def card(code: str) -> str:
    """The form."""
    return _page(_card(code))


@cards.post(ADDRESS)
@allow(Who.ANYONE)
def leave_compliment(code: str) -> ResponseReturnValue:
    """Leave it. What fills in the field that nobody sees is thanked, and nothing is kept."""
    try:
        if not text_of(request.form, "website"):
            _leave(_card(code))
        db.session.commit()
    except NotFound:
        raise
    except Problem as problem:
        db.session.rollback()
        return _page(_card(code), problem), problem.status, dict(problem.headers)
    return redirect(url_for("cards.thanks", code=code, lang=_asked()), 303)


@cards.get(f"{ADDRESS}/thanks")
@allow(Who.ANYONE)
def thanks(code: str) -> str:
    """Said once more, whatever becomes of it."""
    return _page(_card(code), done=True)


@cards.before_request
def speak_with_the_customer() -> None:
    """The language that was tapped, else the browser's; errors speak it too."""
    speak(_asked() or request.accept_languages.best_match(LANGUAGES))


def _card(code: str) -> ComplimentCard:
    try:
        return card_by(db.session(), code)
    except NotFound:
        words = _("Deze kaart werkt niet meer. Vertel het gerust aan iemand van het team.")
        raise NotFound(detail=words) from None


def _leave(found: ComplimentCard) -> None:
    take(PER_ADDRESS, "compliment", request.remote_addr or "")
    take(PER_CARD, "compliment card", found.id)
    said = load(ComplimentIn(), {"text": text_of(request.form, "text")})
    try:
        leave(db.session(), found, _key(), said["text"], str(get_locale())[:2])
    except Full as full:
        full.detail = _(
            "Fijn dat je dit wilt vertellen. Er wachten nu zoveel complimenten dat er even geen"
            " bij kan. Je tekst staat hier nog. Probeer het later nog eens, of vertel het aan"
            " iemand van het team."
        )
        raise


def _key() -> str:
    try:
        return str(UUID(text_of(request.form, "id")))
    except ValueError:
        return new_id()


def _page(found: ComplimentCard, problem: Problem | None = None, *, done: bool = False) -> str:
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
        languages=named(LANGUAGES),
    )


def _asked() -> str | None:
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else None
