"""The compliment card: what a customer leaves for a team by its QR code, without an account.

It waits until a lead or an admin has read it, lands on the team and never on a person, and a report
hides it at once. Names and numbers are masked before anything is kept.
"""

import secrets
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    delete,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from app.kernel import clock
from app.kernel.dates import local_day
from app.kernel.db import Base, Id, new_id
from app.kernel.errors import NotFound
from app.kernel.log import record
from app.kernel.versions import hold_counter
from app.people.actor import Actor
from app.people.models import Team
from app.people.service import organisation
from app.voices import deeds
from app.voices.models import CustomerVoice
from app.voices.service import people_named, text_columns

State = Literal["waiting", "approved", "hidden"]
# Longer than this nobody needs to say what is left to read; hidden ones go after a month.
WAITS = timedelta(days=90)
HIDDEN = timedelta(days=30)
MOST_SHOWN = 50


class ComplimentCard(Base):
    """A card with a code, until it is replaced."""

    __tablename__ = "compliment_card"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    team_id: Mapped[str] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), index=True)
    # It hangs on a counter: no secret, so it is kept as it is.
    code: Mapped[str] = mapped_column(String(16), unique=True)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    team: Mapped[Team] = relationship()


class Compliment(Base):
    """What a customer left. Once approved it is a voice as well."""

    __tablename__ = "compliment"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'approved', 'hidden')", name="state"),
        Index("ix_compliment_team_id", "team_id", "state", "received_at"),
    )
    # Made with the form, so that one that is sent twice is one.
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    team_id: Mapped[str] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)
    masked: Mapped[list[str]] = mapped_column(JSON)
    language: Mapped[str] = mapped_column(String(2))
    received_at: Mapped[datetime]
    state: Mapped[State] = mapped_column(String(8), default="waiting")
    voice_id: Mapped[str | None] = mapped_column(
        ForeignKey("customer_voice.id", ondelete="SET NULL"), index=True
    )

    team: Mapped[Team] = relationship()


def cards_of(session: Session, teams: Collection[str]) -> dict[str, ComplimentCard]:
    """Of each of these teams the card that works now, when it has one."""
    working = select(ComplimentCard).where(
        ComplimentCard.team_id.in_(teams), ComplimentCard.ended_at.is_(None)
    )
    return {card.team_id: card for card in session.scalars(working.order_by(ComplimentCard.id))}


def new_card(session: Session, by: Actor, team_id: str) -> ComplimentCard:
    """A card with a new code; the one before works no more."""
    hold_counter(session)  # of two that are made at once the first ends too
    working = ComplimentCard.team_id == team_id, ComplimentCard.ended_at.is_(None)
    session.execute(update(ComplimentCard).where(*working).values(ended_at=clock.now()))
    made = ComplimentCard(
        team_id=team_id, code=secrets.token_urlsafe(12), made_at=clock.now()
    )  # fmt: skip
    session.add(made)
    session.flush()
    record(session, deeds.CARD_MADE, actor=by.id, on=team_id)
    return made


def card_by(session: Session, code: str) -> ComplimentCard:
    """The card that works with this code, of a team that is there; raises NotFound."""
    found = session.scalar(
        select(ComplimentCard)
        .join(Team, Team.id == ComplimentCard.team_id)
        .options(joinedload(ComplimentCard.team))
        .where(
            ComplimentCard.code == code, ComplimentCard.ended_at.is_(None),
            Team.retired_at.is_(None),
        )
    )  # fmt: skip
    if found is None:
        raise NotFound
    return found


def leave(session: Session, card: ComplimentCard, key: str, text: str, language: str) -> None:
    """Keep what a customer leaves; the same form again changes nothing."""
    hold_counter(session)  # a button that is pressed twice sends it twice at once
    if session.get(Compliment, key) is not None:
        return
    said = text_columns(text, language, people_named(session))
    session.add(
        Compliment(
            id=key,
            team_id=card.team_id,
            text=said["text"],
            masked=said["masked"],
            language=language,
            received_at=clock.now(),
        )  # fmt: skip
    )
    session.flush()


def compliments(session: Session, teams: Collection[str], state: State) -> Sequence[Compliment]:
    """Of these teams, in this state, the newest first."""
    found = select(Compliment).options(joinedload(Compliment.team))
    found = found.where(Compliment.team_id.in_(teams), Compliment.state == state)
    newest = found.order_by(Compliment.received_at.desc(), Compliment.id.desc())
    return session.scalars(newest.limit(MOST_SHOWN)).all()


def compliment_of(session: Session, teams: Collection[str], compliment_id: str) -> Compliment:
    """One of these teams, to judge it while nobody else does; another's is not found."""
    hold_counter(session)
    mine = select(Compliment).where(Compliment.id == compliment_id, Compliment.team_id.in_(teams))
    found = session.scalar(mine)
    if found is None:
        raise NotFound
    return found


def approve(session: Session, by: Actor, found: Compliment) -> None:
    """Let the team read it, and keep it as a voice of a customer."""
    if found.state == "approved":
        return
    voice = session.get(CustomerVoice, found.voice_id) if found.voice_id else None
    if voice is None:
        said = text_columns(found.text, found.language, ())
        voice = CustomerVoice(
            **(said | {"masked": found.masked}),
            id=new_id(), channel="compliment", said_on=_day(session, found), source="",
            team_id=found.team_id, created_at=clock.now(), origin=f"card {found.id}",
        )  # fmt: skip
        session.add(voice)
    voice.retired, found.state = False, "approved"
    session.flush()
    found.voice_id = voice.id
    session.flush()
    record(session, deeds.COMPLIMENT_APPROVED, actor=by.id, on=found.id)


def _day(session: Session, found: Compliment) -> date:
    """The day here on which it was left."""
    return local_day(found.received_at, organisation(session).timezone)


def hide(session: Session, by: Actor, found: Compliment) -> None:
    """Out of sight at once, and its voice with it."""
    if found.state != "hidden":
        found.state = "hidden"
        voice = session.get(CustomerVoice, found.voice_id) if found.voice_id else None
        if voice is not None:
            voice.retired = True
        session.flush()
        record(session, deeds.COMPLIMENT_HIDDEN, actor=by.id, on=found.id)


def forget_old(session: Session) -> int:
    """Drop what nobody read for long, and what was hidden."""
    now = clock.now()
    unread = (Compliment.state == "waiting") & (Compliment.received_at < now - WAITS)
    hidden = (Compliment.state == "hidden") & (Compliment.received_at < now - HIDDEN)
    gone = session.execute(delete(Compliment).where(unread | hidden))
    return int(gone.rowcount)  # type: ignore[attr-defined]  # a DELETE has a row count
