"""Colleagues: whoever shares a team. Names beyond the team never lie on a device."""

from collections.abc import Sequence

from sqlalchemy import ForeignKey, Index, Select, select
from sqlalchemy.orm import Mapped, Session, mapped_column, selectinload

from app.kernel.db import Base
from app.kernel.versions import Version
from app.people.actor import Actor
from app.people.models import Membership, Person


class Departure(Base):
    """That somebody left a team: devices of that team must forget them."""

    __tablename__ = "departure"
    __table_args__ = (Index("ix_departure_team_id", "team_id", "version"),)
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    team_id: Mapped[str] = mapped_column(
        ForeignKey("team.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[Version]


def colleagues_since(session: Session, actor: Actor, version: int) -> Sequence[Person]:
    """Colleagues who changed after `version`, those whose access ended among them."""
    return session.scalars(
        select(Person)
        .options(selectinload(Person.memberships))
        .where(Person.id.in_(_sharing(actor)), Person.version > version)
    ).all()


def departed_since(session: Session, actor: Actor, version: int) -> set[str]:
    """Who left this person's teams after `version` and is in none of them now."""
    return set(
        session.scalars(
            select(Departure.person_id).where(
                Departure.team_id.in_(actor.teams),
                Departure.version > version,
                Departure.person_id.not_in(_sharing(actor)),
            )
        )
    )


def _sharing(actor: Actor) -> Select[str]:
    return select(Membership.person_id).where(Membership.team_id.in_(actor.teams))
