"""Reading what customers left and the card that invites them: the same pages for a lead's tablet
and for the console, on whichever teams are theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Malformed, NotFound
from app.kernel.languages import LANGUAGES
from app.kernel.security import own_origin
from app.people.qr import drawing_of
from app.people.session import config_of
from app.voices import compliments as verbs
from app.voices import judging


@dataclass(frozen=True)
class Surface:
    """Where the pages hang: who may see them, of which teams (id to name), in which frame, and
    what to do when a voice came or went."""

    blueprint: Blueprint
    who: Who
    teams: Callable[[], dict[str, str]]
    page: Callable[..., str]
    changed: Callable[[str], None]


def add_compliments(surface: Surface) -> None:
    """Hang the pages into a surface."""
    routes: tuple[tuple[str, str, Callable[..., Any]], ...] = (
        ("GET", "/compliments", compliments),
        ("POST", "/compliments/<uuid:compliment_id>", judge_compliment),
        ("GET", "/compliments/cards/<uuid:team_id>", compliment_card),
        ("POST", "/compliments/cards/<uuid:team_id>", make_compliment_card),
    )
    for method, rule, view in routes:
        bound = allow(surface.who)(partial(view, surface))
        surface.blueprint.add_url_rule(rule, view.__name__, bound, methods=[method])


def compliments(surface: Surface) -> str:
    """What waits, was approved or was hidden, each a page at a time, and each team's card."""
    teams, place = surface.teams(), _place()
    left = partial(judging.compliments, db.session(), teams)
    waiting, more_waiting = left("waiting", place["after"])
    approved, more_approved = left("approved", place["approved"])
    hidden, more_hidden = left("hidden", place["hidden"])
    return surface.page(
        "voices/cards.html",
        teams=teams,
        cards=verbs.cards_of(db.session(), teams),
        waiting=waiting,
        approved=approved,
        hidden=hidden,
        full=verbs.full(db.session(), teams),
        most=verbs.MOST_WAITING,
        place=place,
        following={"after": more_waiting, "approved": more_approved, "hidden": more_hidden},
        done=request.args.get("done", ""),
    )


def judge_compliment(surface: Surface, compliment_id: UUID) -> ResponseReturnValue:
    """Approve it or hide it."""
    act = request.form.get("act", "")
    found = judging.compliment_of(db.session(), surface.teams(), str(compliment_id))
    if act == "approve":
        judging.approve(db.session(), actor(), found)
    elif act == "hide":
        judging.hide(db.session(), actor(), found)
    else:
        raise Malformed("act")
    if found.voice_id:
        surface.changed(found.voice_id)
    db.session.commit()
    done = "hidden" if act == "hide" else "approved"
    return redirect(url_for(".compliments", done=done, **_place()), 303)


def make_compliment_card(surface: Surface, team_id: UUID) -> ResponseReturnValue:
    """A card with a new code."""
    if str(team_id) not in surface.teams():
        raise NotFound
    verbs.new_card(db.session(), actor(), str(team_id))
    db.session.commit()
    return redirect(url_for(".compliment_card", team_id=team_id), 303)


def compliment_card(surface: Surface, team_id: UUID) -> str:
    """The card on A5, to print."""
    teams = surface.teams()
    here = {str(team_id)} & teams.keys()
    found = verbs.cards_of(db.session(), here).get(str(team_id))
    if found is None:
        raise NotFound
    address = own_origin(config_of(current_app)) + url_for("cards.card", code=found.code)
    return surface.page(
        "voices/printed.html", card=found, qr=drawing_of(address), address=address, steps=_steps()
    )


def _place() -> dict[str, Any]:
    """Of each list the compliment that its page follows on; none at the beginning."""
    return {name: _id(request.args.get(name, "")) for name in ("after", "approved", "hidden")}


def _id(text: str) -> str | None:
    try:
        return str(UUID(text))
    except ValueError:
        return None


def _steps() -> list[tuple[str, list[str]]]:
    """What to do, in every language that we speak."""
    steps = []
    for locale in LANGUAGES:
        with force_locale(locale):
            asks = _("Scan en laat het ons team weten. Zonder account, zonder naam.")
            steps.append((locale, [str(_("Goed geholpen?")), str(asks)]))
    return steps
