"""One person with two accounts: an admin asks, the person says yes, and one account is left.

What is handed over includes what only its owner may read. So it is the owner's to hand over: an
admin who could do it alone would read anybody's feedback through an account of their own.
"""

from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.feedback import handing as feedback
from app.kernel import clock
from app.kernel.db import Base, Id, new_id
from app.kernel.errors import Conflict, NotFound, Refused
from app.kernel.log import record
from app.kernel.versions import next_version
from app.moments import handing as moments
from app.norms import handing as norms
from app.norms.settling import settle
from app.nudges import handing as nudges
from app.people.actor import Actor
from app.people.keys.ending import end_ways_in
from app.people.models import Membership, Person
from app.people.service import end_person
from app.people.staff import person_for
from app.privacy.deeds import MERGE_ASKED, MERGED
from app.reflections import handing as reflections

OPEN_FOR = timedelta(days=1)


class Merge(Base):
    """That an admin thinks that two accounts are one person's. Gone once it was answered."""

    __tablename__ = "merge"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    from_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    to_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    made_by_id: Mapped[str | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    made_at: Mapped[datetime]


class HasRole(Conflict):
    """An admin or auditor is not merged away: their role is taken back first."""

    code = "has_role"
    detail = _l("Dit account heeft een rol in de organisatie. Neem die eerst terug.")


def ask_merge(session: Session, by: Actor, from_id: str, to_id: str) -> Merge:
    """Ask whose account ends to hand it over; a later question replaces an earlier one."""
    next_version(session)
    _both(session, from_id, to_id)
    session.execute(delete(Merge).where(Merge.from_id == from_id))
    asked = Merge(from_id=from_id, to_id=to_id, made_by_id=by.id, made_at=clock.now())
    session.add(asked)
    session.flush()
    record(session, MERGE_ASKED, actor=by.id, about=from_id)
    return asked


def asked_of(session: Session, actor: Actor, merge_id: str) -> tuple[Merge, Person]:
    """What this person is asked, and the account that stays; another's question is not found."""
    asked = session.get(Merge, merge_id)
    if asked is None or asked.from_id != actor.id or asked.made_at < clock.now() - OPEN_FOR:
        raise NotFound
    return asked, person_for(session, asked.to_id)


def merge(session: Session, actor: Actor, merge_id: str) -> None:
    """Hand everything to the account that stays, and end this one, in one transaction."""
    version = next_version(session)
    asked, _stays = asked_of(session, actor, merge_id)
    from_id, to_id = asked.from_id, asked.to_id
    ends, stays = _both(session, from_id, to_id)
    for feature in (moments, norms, feedback, reflections, nudges):
        feature.hand_over(session, from_id, to_id)
    _join_teams(session, ends, stays)
    end_person(session, from_id)
    end_ways_in(session, from_id)
    session.execute(delete(Merge).where(Merge.from_id == from_id))
    stays = person_for(session, to_id)
    stays.version = stays.own_version = stays.access_version = version
    session.flush()
    for about in (from_id, to_id):
        record(session, MERGED, actor=from_id, about=about)
    settle(session)


def _both(session: Session, from_id: str, to_id: str) -> tuple[Person, Person]:
    ends, stays = person_for(session, from_id), person_for(session, to_id)
    if ends.id == stays.id or ends.ended_at is not None or stays.ended_at is not None:
        raise Refused
    if ends.role != "staff":
        raise HasRole
    return ends, stays


def _join_teams(session: Session, ends: Person, stays: Person) -> None:
    """In every team of either, as lead where either leads it."""
    own = {each.team_id: each for each in stays.memberships}
    rows = select(Membership.team_id, Membership.role).where(Membership.person_id == ends.id)
    for team_id, role in session.execute(rows).all():
        if team_id not in own:
            session.add(Membership(person_id=stays.id, team_id=team_id, role=role))
        elif role == "lead":
            own[team_id].role = "lead"
    session.flush()
