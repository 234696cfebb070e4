"""The pages of the tablet below /lead/, but those of norms. Importing them declares them."""

from functools import partial
from uuid import UUID

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.kernel.access import Who, allow
from app.kernel.api import load
from app.kernel.db import db
from app.kernel.errors import Problem
from app.kernel.forms import text_of
from app.kernel.receipt import Sent, content_hash
from app.lead import norm_views
from app.lead.answers import board_page, fragment_answer, refused_page
from app.lead.desk import lead, page
from app.lead.forms import AttentionForm, canonical_id
from app.moments import replies
from app.moments.board import moment_of_team
from app.norms.roots import voices_changed
from app.norms.wall_views import add_walls
from app.people import service as people
from app.people.door_views import Surface, add_door
from app.people.keys.views import own_keys
from app.people.schemas import Settings
from app.voices.card_views import Surface as Compliments
from app.voices.card_views import add_compliments
from app.voices.judging import waiting

__all__ = ("lead", "norm_views")


def _led() -> dict[str, str]:
    return {team: current_user.team_names[team] for team in current_user.leads}


def _waiting() -> int:
    return waiting(db.session(), _led())


_door_page = partial(
    page, frame="lead/_frame.html", place_now="lead.team", compliments_waiting=_waiting
)


def _voice_changed(voice_id: str) -> None:
    voices_changed(db.session(), [voice_id])


add_compliments(Compliments(lead, Who.LEAD, _led, _door_page, _voice_changed))
_SURFACE = Surface(lead, Who.LEAD, _led, _door_page)
add_door(_SURFACE)
add_walls(_SURFACE)


@lead.get("/")
@allow(Who.LEAD)
def board() -> ResponseReturnValue:
    """The board Aandacht; without a chosen moment the first one lies open."""
    return board_page(request.args.get("team"), None)


@lead.get("/moments/<uuid:moment_id>")
@allow(Who.LEAD)
def moment(moment_id: UUID) -> ResponseReturnValue:
    """The board with one moment open."""
    return board_page(None, str(moment_id))


@lead.get("/board")
@allow(Who.LEAD)
def fragment() -> Response:
    """The board alone, for the poll: 304 when nothing on it would look different."""
    moment_id = request.args.get("moment")
    return fragment_answer(request.args.get("team"), canonical_id(moment_id) if moment_id else None)


@lead.post("/moments/<uuid:moment_id>/attention")
@allow(Who.LEAD)
def give_attention(moment_id: UUID) -> ResponseReturnValue:
    """Write to the one who lived the moment; sending the same form twice is sending it once."""
    key, text = request.form.get("id", ""), text_of(request.form, "text")
    try:
        _give(str(moment_id), key, text)
        db.session.commit()
    except Problem as problem:
        return refused_page(str(moment_id), key, text, problem)
    return redirect(url_for("lead.moment", moment_id=moment_id, _anchor="given"), 303)


@lead.get("/me")
@allow(Who.LEAD)
def me() -> str:
    """Ik: language, the phone app, passkeys, sign out."""
    return page("lead/me.html", **own_keys())


@lead.post("/me")
@allow(Who.LEAD)
def change_me() -> ResponseReturnValue:
    """Choose the language."""
    settings = load(Settings(), {"locale": request.form.get("locale")})
    people.choose_locale(db.session(), current_user, settings["locale"])
    db.session.commit()
    return redirect(url_for("lead.me"), 303)


def _give(moment_id: str, key: str, text: str) -> None:
    moment_of_team(db.session(), current_user.id, current_user.leads, moment_id)
    reply = load(AttentionForm(), {"id": key, "text": text})
    sent = Sent(content_hash({"text": text}))
    replies.give_attention(db.session(), current_user, moment_id, reply["id"], text, sent)
