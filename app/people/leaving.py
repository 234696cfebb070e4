"""What becomes of the person in a team, on devices and in every row that needs somebody's name."""

from flask_babel import gettext as _
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, aliased

from app.kernel import clock
from app.kernel.errors import Conflict
from app.kernel.personal import FORMER, SOMEBODY
from app.people.models import Device, EndedDevice, Membership, Person, Why

_NAMES = {FORMER: "Oud-collega", SOMEBODY: "Een collega"}


def refuse_last_admin(session: Session, person: Person) -> None:
    """Raise Conflict when nobody would be left to administer."""
    admins = select(func.count()).where(Person.role == "admin", Person.ended_at.is_(None))
    if person.role == "admin" and person.ended_at is None and session.scalar(admins) == 1:
        raise Conflict(
            "last_admin",
            _("Er blijft dan geen beheerder over. Maak eerst iemand anders beheerder."),
        )


def stand_in(session: Session, person_id: str, version: int) -> None:
    """Somebody whom what stays behind can be by: one row for everybody whose name is gone."""
    if session.get(Person, person_id) is None:
        now = clock.now()
        session.add(
            Person(
                id=person_id, login=person_id, name=_NAMES[person_id], created_at=now, ended_at=now,
                version=version, own_version=version, access_version=version,
            )
        )  # fmt: skip
        session.flush()


def tell_devices(session: Session, person_id: str, version: int) -> None:
    """Colleagues' devices replace everything that they hold; one's own empty themselves."""
    theirs, team = aliased(Membership), aliased(Membership)
    colleagues = (
        select(theirs.person_id)
        .join(team, team.team_id == theirs.team_id)
        .where(team.person_id == person_id)
    )
    session.execute(update(Person).where(Person.id.in_(colleagues)).values(access_version=version))
    end_devices(session, person_id, "erased")


def end_devices(session: Session, person_id: str, why: Why) -> None:
    """Sign a person out everywhere; each device hears why at its next contact."""
    today = clock.now().date()
    tokens = session.scalars(
        delete(Device).where(Device.person_id == person_id).returning(Device.token_hash)
    ).all()
    session.add_all(EndedDevice(token_hash=token, why=why, ended_on=today) for token in tokens)
    session.flush()
