"""The tablet's blueprint and what every page of it shares."""

from flask import Blueprint, render_template
from flask_login import current_user

from app.kernel.db import db
from app.kernel.errors import NotFound
from app.people import service as people
from app.people.staying import ends_unused

lead = Blueprint("lead", __name__, url_prefix="/lead")
ends_unused(lead)


@lead.context_processor
def who() -> dict[str, object]:
    """Every page of the rail shows who holds the tablet."""
    return {"me": current_user}


def page(template: str, **content: object) -> str:
    """A page in the tablet's frame, with the organisation that it is about."""
    organisation = people.organisation(db.session())
    return render_template(template, organisation=organisation, **content)


def led_team(team_id: str | None) -> str:
    """One of the teams that this person leads, the first when none is named."""
    leads: list[str] = current_user.leads
    if team_id is None:
        return leads[0]
    if team_id not in leads:
        raise NotFound
    return team_id
