"""What the pages about people ask and send, as plain values."""

from typing import cast
from uuid import UUID

from app.kernel.errors import Malformed
from app.kernel.forms import Form, text_of, texts_of
from app.people.directory import ROLES, SORTS, STATES, Asked
from app.people.models import Role, TeamRole

LONGEST_SEARCH = 120
MOST_TOGETHER = 200


def asked_of(form: Form, *, logins: bool) -> Asked:
    """What the table is asked to show; what it does not know counts as not asked."""
    sort, state, role = (text_of(form, name) for name in ("sort", "state", "role"))
    return Asked(
        search=text_of(form, "search")[:LONGEST_SEARCH],
        team=id_of(form, "team"),
        role=role if role in ROLES else "",
        state=state if state in STATES else "active",
        sort=sort if sort.removeprefix("-") in SORTS else "name",
        logins=logins,
    )


def id_of(form: Form, name: str) -> str:
    """An id in its usual spelling; empty when there is none."""
    return _id(text_of(form, name))


def ids_of(form: Form, name: str) -> list[str]:
    """The ids that were ticked, each once."""
    found = list(dict.fromkeys(filter(None, map(_id, texts_of(form, name)))))
    if len(found) > MOST_TOGETHER:
        raise Malformed("too_many_chosen")
    return found


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


def _id(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""
