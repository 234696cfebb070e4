"""Looking at a code: what it is for, and why it does not work any more. Looking uses nothing up."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from app.kernel import clock
from app.kernel.driver import Driver
from app.kernel.errors import NotFound, Problem
from app.kernel.hot import Hot
from app.people.door_models import Invite
from app.people.models import Person, Team
from app.people.service import token_hash


@dataclass(frozen=True, slots=True)
class Found:
    """An invite with the names around it; `guest` is whose new phone it is for."""

    id: str
    team_id: str
    person_id: str | None
    expires_at: datetime
    uses_left: int
    approval: bool
    forgotten: bool
    opens_at: datetime | None
    revoked_at: datetime | None
    team: str
    host: str | None
    guest: str | None
    guest_ended_at: datetime | None

    @property
    def to_the_door(self) -> bool:
        """Whether somebody looks first at who comes in."""
        return self.approval or (self.forgotten and self.opens_at is None)


class Unusable(Problem):
    """This code brought people in once, and does so no longer; `detail` says whom to ask."""

    status, code = 410, "invite_over"


class UnknownCode(NotFound):
    code = "invite_unknown"
    detail = _l("Deze code kennen we niet. Vraag je teamleider om een nieuwe.")


_host, _guest = aliased(Person), aliased(Person)
_LOOK = Hot(
    select(
        Invite.id,
        Invite.team_id,
        Invite.person_id,
        Invite.expires_at,
        Invite.uses_left,
        Invite.approval,
        Invite.forgotten,
        Invite.opens_at,
        Invite.revoked_at,
        Team.name.label("team"),
        _host.name.label("host"),
        _guest.name.label("guest"),
        _guest.ended_at.label("guest_ended_at"),
    )
    .join(Team, Team.id == Invite.team_id)
    .outerjoin(_host, _host.id == Invite.made_by_id)
    .outerjoin(_guest, _guest.id == Invite.person_id)
    .where(Invite.code_hash == bindparam("code_hash"))
)


def look(driver: Driver, code: str, key: str) -> Found:
    """What a code is for, without using it up; found by its hash, so that no answer is quicker."""
    for row in _LOOK.rows(driver, {"code_hash": token_hash(code, key)}):
        return Found(*row)
    raise UnknownCode


def refuse_dead(found: Found) -> None:
    """Raise Unusable, with why and whom to ask, for a code that brings nobody in any more."""
    ask = {"host": found.host} if found.host else {"host": _l("je teamleider")}
    if found.revoked_at is not None or found.guest_ended_at is not None:
        raise Unusable(
            "invite_revoked",
            _l("Deze code is ingetrokken. Vraag %(host)s om een nieuwe.", **ask),
        )
    if found.expires_at <= clock.now():
        raise Unusable(
            "invite_expired", _l("Deze code is verlopen. Vraag %(host)s om een nieuwe.", **ask)
        )
    if found.opens_at is not None and found.opens_at > clock.now():
        raise Unusable(
            "invite_early",
            _l(
                "Deze code werkt pas een dag nadat hij gemaakt is. Zo kan niemand stilletjes als"
                " jij binnenkomen. Bewaar hem en scan hem dan nog eens."
            ),
        )
    if found.uses_left < 1:
        raise Unusable(
            "invite_used", _l("Deze code is al gebruikt. Vraag %(host)s om een nieuwe.", **ask)
        )
