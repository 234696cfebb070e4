"""The page on which somebody hands one of their accounts to the other."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.people.proofs import require_fresh
from app.people.service import organisation
from app.people.session import take_token
from app.privacy import merging

merges = Blueprint("merges", __name__, url_prefix="/same-person")


@merges.get("/<uuid:merge_id>")
@allow(Who.PERSON)
def question(merge_id: UUID) -> str:
    """Is that you as well? What goes where, before anything does."""
    _asked, stays = merging.asked_of(db.session(), actor(), str(merge_id))
    require_fresh(actor())
    place = organisation(db.session()).name
    return render_template("people/same_person.html", me=actor(), stays=stays, place=place)


@merges.post("/<uuid:merge_id>")
@allow(Who.PERSON)
def answer(merge_id: UUID) -> ResponseReturnValue:
    """Yes: this account ends here, on every device."""
    merging.asked_of(db.session(), actor(), str(merge_id))
    require_fresh(actor())
    merging.merge(db.session(), actor(), str(merge_id))
    db.session.commit()
    return take_token(redirect(url_for("people.home"), 303))
