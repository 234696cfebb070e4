"""What the pages about people ask and send, as plain values."""

from typing import cast

from app.console.table_forms import choice_of, id_of, ids_of, search_of, sort_of
from app.kernel.errors import Malformed
from app.kernel.forms import Form, text_of
from app.people.directory import ROLES, SORTS, STATES, Asked
from app.people.models import Role, TeamRole


def asked_of(form: Form, *, logins: bool) -> Asked:
    """What the table is asked to show; what it does not know counts as not asked."""
    return Asked(
        search=search_of(form),
        team=id_of(form, "team"),
        role=choice_of(form, "role", ROLES),
        state=choice_of(form, "state", STATES, "active"),
        sort=sort_of(form, SORTS, "name"),
        logins=logins,
    )


def team_role_of(form: Form, name: str) -> TeamRole:
    """As what somebody is in a team: lead when it says so."""
    return "lead" if text_of(form, name) == "lead" else "staff"


def role_of(form: Form) -> Role:
    """Admin, auditor or neither; raises Malformed for anything else."""
    role = text_of(form, "role")
    if role not in ("staff", "admin", "auditor"):
        raise Malformed("role")
    return cast(Role, role)


def teams_of(form: Form) -> dict[str, TeamRole]:
    """The teams of the form: one line per team that somebody is in, and one to add."""
    found: dict[str, TeamRole] = {}
    for team in (*ids_of(form, "in"), id_of(form, "more")):
        field = f"role-{team}" if team != id_of(form, "more") else "more-role"
        if team and text_of(form, field) != "none":
            found[team] = team_role_of(form, field)
    return found
