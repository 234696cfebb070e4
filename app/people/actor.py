"""The signed-in person of this request, read with one prebuilt statement."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import bindparam, select

from app.kernel.driver import Driver
from app.kernel.hot import Hot
from app.people.models import Device, Membership, Person, Proof, Team

# Everybody stays signed in for a season of use, on a device that they keep using. The screens of
# lead and admin ask for the password sooner: see `screens`.
IDLE_DAYS = 14
LONGEST_DAYS = 90


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. `teams` maps the id of each team to the role in it."""

    id: str
    name: str
    login: str | None
    role: str
    locale: str
    own_version: int
    access_version: int
    device_id: str
    device_created_at: datetime
    last_seen_on: date
    screen_started_at: datetime | None
    screen_used_at: datetime | None
    proof: Proof
    shared: bool
    teams: dict[str, str] = field(default_factory=dict)
    team_names: dict[str, str] = field(default_factory=dict)

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return self.id

    @property
    def is_admin(self) -> bool:
        return self.role == "admin"

    @property
    def is_auditor(self) -> bool:
        return self.role == "auditor"

    @property
    def is_colleague(self) -> bool:
        """Whether what people wrote for all of the organisation is for this person too. An auditor
        checks how things are done, not what was written, unless they work in a team as well."""
        return not self.is_auditor or bool(self.teams)

    @property
    def is_lead(self) -> bool:
        return "lead" in self.teams.values()

    @property
    def leads(self) -> list[str]:
        """The teams that this person leads."""
        return [team for team, role in self.teams.items() if role == "lead"]


_person, _device = Person.__table__.c, Device.__table__.c
_READ = Hot(
    select(
        _person.id,
        _person.name,
        _person.login,
        _person.role,
        _person.locale,
        _person.own_version,
        _person.access_version,
        _device.id.label("device_id"),
        _device.created_at.label("device_created_at"),
        _device.last_seen_on,
        _device.screen_started_at,
        _device.screen_used_at,
        _device.proof,
        _device.shared,
        Membership.__table__.c.team_id,
        Membership.__table__.c.role.label("team_role"),
        Team.__table__.c.name.label("team_name"),
    )
    .select_from(
        Device.__table__.join(Person.__table__)
        .outerjoin(Membership.__table__, Membership.__table__.c.person_id == _person.id)
        .outerjoin(Team.__table__, Team.__table__.c.id == Membership.__table__.c.team_id)
    )
    .where(
        _device.token_hash == bindparam("token_hash"),
        _device.locked_at.is_(None),
        _person.ended_at.is_(None),
    )
    .order_by(Team.__table__.c.name)
)


def actor_with(driver: Driver, token_hash: str) -> Actor | None:
    """The person whose device holds this token, or None when that device is signed out."""
    rows = _READ.rows(driver, {"token_hash": token_hash})
    if not rows:
        return None
    actor = Actor(*rows[0][:14])
    for *_actor, team, role, name in rows:
        if team:
            actor.teams[team], actor.team_names[team] = role, name
    return actor
