"""The page below /console/norms/…/agreement: what lies with the members, and what they said."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm import Session

from app.console.desk import console, page
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import NotFound
from app.moments.models import Moment
from app.moments.reading import moment_for
from app.norms import editing, using
from app.norms.agreeing import close_point
from app.norms.answering_views import answered
from app.norms.asked import Asked, asked_on
from app.norms.refusal import Refusal
from app.norms.writing_schemas import AnswerIn, WithdrawalIn


@console.get("/norms/<uuid:norm_id>/agreement")
@allow(Who.ADMIN)
def agreement(norm_id: UUID) -> str:
    """How what was laid before the members stands: by name where the admin works, else numbers."""
    return _page(str(norm_id))


@console.post("/norms/<uuid:norm_id>/points/<uuid:point_id>/answer")
@allow(Who.ADMIN)
def answer_point(norm_id: UUID, point_id: UUID) -> ResponseReturnValue:
    """Answer a point on a norm of the organisation; a team answers its own."""
    then = url_for("console.agreement", norm_id=norm_id, done="answered")
    return answered(close_point, AnswerIn(), norm_id, point_id, _page, then)


@console.post("/norms/<uuid:norm_id>/proposals/<uuid:version_id>/withdrawal")
@allow(Who.ADMIN)
def withdraw_proposal(norm_id: UUID, version_id: UUID) -> ResponseReturnValue:
    """Take a proposal off the table, with an answer to who proposed it."""
    then = url_for("console.agreement", norm_id=norm_id, done="withdrawn")
    return answered(using.withdraw, WithdrawalIn(), norm_id, version_id, _page, then)


def _page(norm_id: str, refusal: Refusal | None = None) -> str:
    norm = editing.norm_to_edit(db.session(), norm_id)
    asked = asked_on(db.session(), current_user, norm)
    return page(
        "console/agreement.html",
        norm=norm,
        latest=editing.latest_of(db.session(), norm),
        asked=asked,
        came_from={each.version.id: _came_from(db.session(), each) for each in asked},
        refusal=refusal,
        done=request.args.get("done", ""),
    )


def _came_from(session: Session, asked: Asked) -> Moment | None:
    """The moment out of which a proposal came, when this admin may read it."""
    if asked.version.moment_id is None:
        return None
    try:
        return moment_for(session, current_user, asked.version.moment_id)
    except NotFound:
        return None
