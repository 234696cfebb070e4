"""Pages to make this device the team's, and to stop sharing one."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import NotFound
from app.people.session import give_place, key_here, label_of, take_token
from app.people.shared import devices
from app.people.staying import ends_unused
from app.people.teams import team_names
from app.people.views import place_name, place_of

shared = Blueprint("shared", __name__, url_prefix="/shared")
ends_unused(shared)

KEEPERS = (Who.LEAD, Who.ADMIN)


@shared.get("/")
@allow(*KEEPERS)
def overview() -> str:
    """What the reader's teams share, and the choice to share this device."""
    teams = _teams()
    return render_template(
        "people/shared.html",
        teams=teams,
        shared=devices.devices_of(db.session(), teams),
        home=place_of(current_user),
        place=place_name(),
    )


@shared.post("/")
@allow(*KEEPERS)
def share() -> ResponseReturnValue:
    """Make this device a team's, and sign out on it."""
    team = request.form.get("team", "")
    if team not in _teams():
        raise NotFound
    token = devices.share(db.session(), current_user, team, label_of(request), key_here())
    db.session.commit()
    return give_place(take_token(redirect("/app/sign-in", 303)), token)


@shared.post("/<uuid:device_id>/end")
@allow(*KEEPERS)
def unshare(device_id: UUID) -> ResponseReturnValue:
    """Stop sharing; whoever is signed in on it is signed out."""
    devices.unshare(db.session(), current_user, _teams(), str(device_id))
    db.session.commit()
    return redirect(url_for("shared.overview"), 303)


def _teams() -> dict[str, str]:
    """Id and name of the teams that the reader may share a device of."""
    if current_user.is_admin:
        return team_names(db.session())
    return {team: current_user.team_names[team] for team in current_user.leads}
