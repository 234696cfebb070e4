"""The board as a response: the whole page, the polled part of it, and the page after a refusal."""

import hashlib
from collections.abc import Mapping
from typing import Any

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import Row

from app.kernel import clock
from app.kernel.db import db
from app.kernel.errors import NotFound, Problem
from app.kernel.static import asset
from app.lead.board import Reply, board_of
from app.lead.desk import led_team
from app.lead.fragments import view_of
from app.moments.board import moment_of_team, standing


def board_page(
    team_id: str | None, moment_id: str | None, reply: Reply | None = None, lost: str = ""
) -> Response:
    """The page, with what a refused form held: `lost` when its moment is no longer there."""
    if moment_id:
        leads = current_user.leads
        team_id = moment_of_team(db.session(), current_user.id, leads, moment_id).team_id
    team = led_team(team_id)
    now = standing(db.session(), current_user.id, team)
    shown = _shown(now, team, moment_id)
    opened = shown["board"].opened  # what the poll will ask for by its id
    tag = _tag(now, team, opened.id if opened else None)
    page = render_template("lead/board.html", **shown, reply=reply or Reply(), lost=lost, tag=tag)
    return make_response(page)


def fragment_answer(team_id: str | None, moment_id: str | None) -> Response:
    """The polled part; when nothing changed, two statements: who asks, and how things stand."""
    team = led_team(team_id)
    now = standing(db.session(), current_user.id, team)
    tag = _tag(now, team, moment_id)
    if request.if_none_match.contains_weak(tag):
        answer = Response(status=304)
    else:
        shown = _shown(now, team, moment_id)
        answer = make_response(render_template("lead/_board.html", **shown, reply=Reply()))
    answer.set_etag(tag, weak=True)
    return answer


def refused_page(moment_id: str, key: str, text: str, problem: Problem) -> ResponseReturnValue:
    """What was written stays on the page, with the reason why it was not taken."""
    db.session.rollback()
    if isinstance(problem, NotFound):
        return board_page(None, None, lost=text), problem.status
    reply = Reply(id=key, text=text, problem=_reason(problem))
    if problem.code == "other_content":  # this form's id is used up; the next try needs its own
        reply = Reply(text=text, problem=_reason(problem))
    return board_page(None, moment_id, reply), problem.status


def _shown(now: Row[Any], team: str, moment_id: str | None) -> Mapping[str, Any]:
    view = view_of(team, request.args.get("before"), now.zone)
    return view._asdict() | {
        "board": board_of(db.session(), current_user, moment_id, view),
        "moment_id": moment_id,
        "teams": [(key, current_user.team_names[key]) for key in current_user.leads],
    }


def _tag(now: Row[Any], team: str, moment_id: str | None) -> str:
    seen = (
        current_user.id, team, moment_id, request.args.get("before"), *now,
        clock.today(now.zone), get_locale(), asset("lead.css"),
    )  # fmt: skip
    return hashlib.sha256("\n".join(map(str, seen)).encode()).hexdigest()[:32]


def _reason(problem: Problem) -> str:
    if problem.code == "other_content":
        return str(_("Dit formulier was al verstuurd. Hoort dit erbij? Verstuur het dan opnieuw."))
    sentences = (problem.fields or {}).get("text")
    return sentences[0] if sentences else str(problem.detail)
