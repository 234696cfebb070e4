"""The screen on the wall, for anybody who holds its link, and the pages that make and end links."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import NotFound
from app.kernel.forms import text_of
from app.kernel.security import own_origin
from app.norms import walls
from app.norms.posters import in_force_for
from app.people import service as people
from app.people.codes import wall_token
from app.people.door_views import Surface
from app.people.session import config_of, key_here
from app.voices.shown import compliments_to

wall = Blueprint("wall", __name__)


@wall.get("/wall/<token>")
@allow(Who.ANYONE)
def screen(token: str) -> str:
    """What a team agreed on and what customers said to it, large; nothing of people."""
    session = db.session()
    try:
        found = walls.wall_by_token(session, token, key_here())
    except NotFound:
        words = _("Deze link werkt niet meer. Vraag je teamleider om een nieuwe.")
        raise NotFound(detail=words) from None
    return render_template(
        "poster/wall.html",
        organisation=people.organisation(session),
        team=found.team,
        sheets=[norm.current for norm in in_force_for(session, found.team_id)],
        said=compliments_to(session, found.team_id),
    )


def add_walls(surface: Surface) -> None:
    """Put the pages on a surface, for the teams that its reader is there for."""
    for method, path, view in (
        ("GET", "/walls", overview),
        ("POST", "/walls", make),
        ("POST", "/walls/<uuid:wall_id>/end", end),
    ):
        handle = allow(surface.who)(partial(view, surface))
        surface.blueprint.add_url_rule(path, f"{view.__name__}_wall", handle, methods=[method])


def overview(surface: Surface) -> str:
    """A team's links."""
    teams = surface.teams()
    team = _chosen(teams, request.args.get("team"))
    return surface.page(
        "poster/walls.html", teams=teams, team=team, rows=_rows(walls.walls_of(db.session(), team))
    )


def make(surface: Surface) -> ResponseReturnValue:
    """Make a link."""
    team = _chosen(surface.teams(), text_of(request.form, "team"))
    walls.make_wall(db.session(), current_user, team, key_here())
    db.session.commit()
    return redirect(url_for(".overview_wall", team=team), 303)


def end(surface: Surface, wall_id: UUID) -> ResponseReturnValue:
    """End a link."""
    team = walls.end_wall(db.session(), current_user, list(surface.teams()), str(wall_id))
    db.session.commit()
    return redirect(url_for(".overview_wall", team=team), 303)


def _rows(found: Sequence[walls.Wall]) -> list[tuple[walls.Wall, str]]:
    origin = own_origin(config_of(current_app))
    return [
        (each, origin + url_for("wall.screen", token=wall_token(each.id, key_here())))
        for each in found
    ]


def _chosen(teams: dict[str, str], asked: str | None) -> str:
    """One of these teams, the first when none is named."""
    if asked is None and teams:
        return next(iter(teams))
    if asked not in teams:
        raise NotFound
    return str(asked)
