"""Pages of the door: make and show codes, let people in, give a colleague a new phone.

The tablet and the console show the same ones, each for the teams that its reader is there for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from flask import Blueprint, Response, current_app, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user

from app.kernel.access import Who, allow
from app.kernel.api import load
from app.kernel.db import db
from app.kernel.errors import NotFound, Refused
from app.kernel.languages import LANGUAGES
from app.kernel.security import own_origin
from app.people import admissions, invites
from app.people.codes import code_of
from app.people.door_models import Invite
from app.people.join_schemas import MOST_USES, InviteForm
from app.people.proving import secret_of
from app.people.qr import drawing_of
from app.people.session import config_of, key_here
from app.people.teams import members_of


@dataclass(frozen=True)
class Surface:
    """Where the pages stand: `teams` gives id and name of those that the reader is there for."""

    blueprint: Blueprint
    who: Who
    teams: Callable[[], dict[str, str]]
    page: Callable[..., str]


def add_door(surface: Surface) -> None:
    """Put the pages on a surface."""
    for method, path, view in (
        ("GET", "/team", team),
        ("GET", "/team/door", waiting),
        ("POST", "/invites", make_invite),
        ("GET", "/invites/<uuid:invite_id>", invite),
        ("GET", "/invites/<uuid:invite_id>/card", card),
        ("POST", "/invites/<uuid:invite_id>/end", end_invite),
        ("POST", "/admissions/<uuid:admission_id>", answer),
        ("GET", "/people/<uuid:person_id>/new-phone", new_phone),
        ("POST", "/people/<uuid:person_id>/new-phone", replace_phone),
    ):
        handle = allow(surface.who)(partial(view, surface))
        surface.blueprint.add_url_rule(path, view.__name__, handle, methods=[method])


def team(surface: Surface) -> str:
    """A team: who waits at its door, its open codes, its people."""
    teams = surface.teams()
    chosen = _chosen(teams, request.args.get("team"))
    session = db.session()
    return surface.page(
        "people/team.html",
        teams=teams,
        team=chosen,
        guests=admissions.waiting_in(session, chosen),
        codes=invites.open_invites(session, chosen),
        members=members_of(session, chosen),
        may_help=partial(invites.may_help, current_user),
        most_uses=MOST_USES,
    )


def waiting(surface: Surface) -> Response:
    """Who waits at a team's door, for the poll; 304 when that is who waited before."""
    chosen = _chosen(surface.teams(), request.args.get("team"))
    guests = admissions.waiting_in(db.session(), chosen)
    answered = make_response(surface.page("people/_door.html", guests=guests, team=chosen))
    answered.add_etag()
    answered.make_conditional(request)
    return answered


def make_invite(surface: Surface) -> ResponseReturnValue:
    """Make a code and show it."""
    form = load(InviteForm(), request.form.to_dict())
    form["team_id"] = _chosen(surface.teams(), form.pop("team"))
    made = invites.make_invite(db.session(), current_user, key=key_here(), **form)
    db.session.commit()
    return redirect(url_for(".invite", invite_id=made.id), 303)


def invite(surface: Surface, invite_id: UUID) -> str:
    """A code to hold up; who asks for approval shows up below it."""
    found = invites.invite_of(db.session(), list(surface.teams()), str(invite_id))
    guests = admissions.waiting_in(db.session(), found.team_id)
    return surface.page(
        "people/invite.html",
        invite=found,
        over=invites.is_over(found),
        qr=_drawing(found),
        team=found.team_id,
        guests=guests,
    )


def card(surface: Surface, invite_id: UUID) -> str:
    """The code on a card of A5, to print."""
    found = invites.invite_of(db.session(), list(surface.teams()), str(invite_id))
    if invites.is_over(found):
        raise NotFound
    return surface.page("people/card.html", invite=found, qr=_drawing(found), steps=_steps(found))


def end_invite(surface: Surface, invite_id: UUID) -> ResponseReturnValue:
    """Withdraw a code."""
    ended = invites.end_invite(db.session(), current_user, list(surface.teams()), str(invite_id))
    db.session.commit()
    return redirect(url_for(".team", team=ended.team_id), 303)


def answer(surface: Surface, admission_id: UUID) -> ResponseReturnValue:
    """Let somebody in or not."""
    said = request.form.get("answer")
    verb = {"yes": admissions.admit, "no": admissions.turn_away}.get(said or "")
    if verb is None:
        raise Refused
    of = verb(db.session(), current_user, list(surface.teams()), str(admission_id))
    db.session.commit()
    return redirect(url_for(".team", team=of), 303)


def new_phone(surface: Surface, person_id: UUID) -> str:
    """Say what a new phone does to the old one, before it does."""
    person, of = invites.helped(db.session(), current_user, list(surface.teams()), str(person_id))
    return surface.page("people/new_phone.html", person=person, team=of)


def replace_phone(surface: Surface, person_id: UUID) -> ResponseReturnValue:
    """End the old phone and show the code for the new one."""
    made = invites.replace_phone(
        db.session(), current_user, list(surface.teams()), str(person_id), key_here(),
        forgotten="forgotten" in request.form,
    )  # fmt: skip
    db.session.commit()
    return redirect(url_for(".invite", invite_id=made.id), 303)


def _chosen(teams: dict[str, str], asked: str | None) -> str:
    chosen = asked or next(iter(teams), None)
    if chosen not in teams:
        raise NotFound
    return chosen


def _drawing(found: Invite) -> str:
    # The code rides behind the #: it reaches no log, no Referer and no preview of a link.
    place = url_for("phone.shell", place="join")
    code = code_of(found.id, key_here())
    return drawing_of(f"{own_origin(config_of(current_app))}{place}#{code}")


def _steps(found: Invite) -> list[tuple[str, list[str]]]:
    """What to do, in every language that we speak: a card hangs on a wall for everybody."""
    steps = []
    for locale in LANGUAGES:
        with force_locale(locale):
            scan = _("Open de camera van je telefoon en richt hem op de code.")
            steps.append((locale, [str(scan), str(_who(found)), str(_("Tik op Doe mee."))]))
    return steps


def _who(found: Invite) -> str:
    """What a phone asks of whoever scans: a name, or what proves that it is still them."""
    if found.person_id is None:
        return str(_("Typ je naam en kies een pincode van zes cijfers."))
    said = None if found.forgotten else secret_of(db.session(), found.person_id, "pin")
    if said == "pin":
        return str(_("Typ je pincode van nu en kies een nieuwe van zes cijfers."))
    if said == "password":
        return str(_("Typ je wachtwoord van nu en kies een pincode van zes cijfers."))
    return str(_("Kies een pincode van zes cijfers."))
