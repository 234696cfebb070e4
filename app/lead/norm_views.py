"""The pages below /lead/norms: what the team agreed on, what still lies there, the next meeting."""

import hashlib
from uuid import UUID

from flask import Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_login import current_user

from app.kernel import clock
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import Problem
from app.kernel.static import asset
from app.lead.desk import lead, led_team, page
from app.lead.forms import canonical_id
from app.norms import fitting, service
from app.norms.above import difference_above
from app.norms.agreeing import close_point
from app.norms.answering_views import answered
from app.norms.asked import asked_on
from app.norms.fitting import may_say_so
from app.norms.history import history_of
from app.norms.levels import own_versions
from app.norms.members import decides
from app.norms.models import Norm
from app.norms.overview import overview_of, standing, to_discuss
from app.norms.refusal import Refusal
from app.norms.roots import roots_of
from app.norms.withdrawing import withdraw
from app.norms.writing_schemas import AnswerIn, WithdrawalIn
from app.people import service as people


@lead.get("/norms")
@allow(Who.LEAD)
def norms() -> ResponseReturnValue:
    """The norms of the lead's teams, the first one open."""
    return _fresh(None)


@lead.get("/norms/<uuid:norm_id>")
@allow(Who.LEAD)
def norm(norm_id: UUID) -> ResponseReturnValue:
    """The norms with one open."""
    return _fresh(str(norm_id))


@lead.get("/norms/<uuid:norm_id>/versions")
@allow(Who.LEAD)
def norm_versions(norm_id: UUID) -> str:
    """What a norm said over time and what was proposed, with points and answers."""
    found = service.norm_for(db.session(), current_user, str(norm_id))
    return page(
        "lead/norm_versions.html",
        overview=overview_of(db.session(), current_user),
        opened=found,
        history=history_of(db.session(), current_user, found),
    )


@lead.get("/norms/meeting")
@allow(Who.LEAD)
def meeting() -> str:
    """What a team has to discuss, on one page to print."""
    asked_for = request.args.get("team")
    team = led_team(canonical_id(asked_for) if asked_for else None)
    rows = to_discuss(db.session(), current_user, team)
    return page(
        "lead/meeting.html",
        team=team,
        today=clock.today(people.organisation(db.session()).timezone),
        items=[(row, asked_on(db.session(), current_user, row.norm)[0]) for row in rows],
    )


@lead.post("/norms/<uuid:norm_id>/points/<uuid:point_id>/answer")
@allow(Who.LEAD)
def answer_point(norm_id: UUID, point_id: UUID) -> ResponseReturnValue:
    """Answer a point for the team; whoever raised it is asked again."""
    then = url_for("lead.norm", norm_id=norm_id, done="answered")
    return answered(close_point, AnswerIn(), norm_id, point_id, _page, then)


@lead.post("/norms/<uuid:norm_id>/proposals/<uuid:version_id>/withdrawal")
@allow(Who.LEAD)
def withdraw_proposal(norm_id: UUID, version_id: UUID) -> ResponseReturnValue:
    """Take a proposal off the table, with what the team answers to who proposed it."""
    then = url_for("lead.norm", norm_id=norm_id, done="withdrawn")
    return answered(withdraw, WithdrawalIn(), norm_id, version_id, _page, then)


@lead.post("/norms/<uuid:norm_id>/fit")
@allow(Who.LEAD)
def fit_norm(norm_id: UUID) -> ResponseReturnValue:
    """Say for the team that a norm still fits as it is."""
    read = request.form.get("above", "")
    above = int(read) if read.isascii() and read.isdecimal() and len(read) < 6 else None
    service.norm_for(db.session(), current_user, str(norm_id))
    try:
        fitting.still_fits(db.session(), current_user, str(norm_id), above)
        db.session.commit()
    except Problem as problem:
        db.session.rollback()
        return _page(str(norm_id), Refusal(str(norm_id), "", problem)), problem.status
    return redirect(url_for("lead.norm", norm_id=norm_id, done="fits"), 303)


def _fresh(norm_id: str | None) -> ResponseReturnValue:
    """The page; for a poll nothing when it would look the same."""
    tag = _tag(norm_id)
    if request.if_none_match.contains_weak(tag):
        answer = Response(status=304)
    else:
        answer = make_response(_page(norm_id))
    if "Beleef-Fragment" in request.headers:
        answer.set_etag(tag, weak=True)
    return answer


def _page(norm_id: str | None, refusal: Refusal | None = None) -> str:
    overview = overview_of(db.session(), current_user)
    opened = _opened(norm_id) if norm_id else overview.first
    return page(
        "lead/norms.html",
        overview=overview,
        opened=opened,
        chosen=norm_id,
        asked=asked_on(db.session(), current_user, opened) if opened else [],
        roots=roots_of(db.session(), [opened.id])[opened.id] if opened else None,
        above=difference_above(db.session(), opened) if opened else [],
        own=own_versions(db.session(), opened) if opened else [],
        fits=opened is not None and may_say_so(db.session(), current_user, opened),
        decides=opened is not None and decides(current_user, opened),
        refusal=refusal,
        done=request.args.get("done", ""),
    )


def _opened(norm_id: str) -> Norm:
    return service.norm_for(db.session(), current_user, norm_id)


def _tag(norm_id: str | None) -> str:
    now = standing(db.session())
    seen = (
        current_user.id, current_user.teams, norm_id, *now,
        clock.today(now.zone), get_locale(), asset("lead.css"),
    )  # fmt: skip
    return hashlib.sha256("\n".join(map(str, seen)).encode()).hexdigest()[:32]
