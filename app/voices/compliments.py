"""The compliment card: what a customer leaves for a team by its QR code, without an account.

It waits until a lead or an admin has read it, lands on the team and never on a person. A report
takes it out of sight at once, and it waits anew. Names and numbers are masked before it is kept.
"""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from app.kernel import clock
from app.kernel.db import Base, Id, new_id
from app.kernel.errors import NotFound, TooMany
from app.kernel.log import record
from app.kernel.versions import hold_counter
from app.people.actor import Actor
from app.people.models import Team
from app.voices import deeds
from app.voices.service import people_named, text_columns

State = Literal["waiting", "approved", "hidden"]
# Longer than this nobody needs to say what is left to read; hidden ones can come back for a month.
WAITS = timedelta(days=90)
HIDDEN = timedelta(days=30)
# A loop that leaves one after the other must not bury whoever reads them.
MOST_WAITING = 200
# Seconds after which it is worth another try: somebody has to read first.
_UNTIL_READ = 3600


class Full(TooMany):
    """So many wait for a team that no more is taken until somebody has read."""

    code = "full"

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(_UNTIL_READ)})


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
    # Since when a colleague finds that it should not stand there, until somebody has judged that.
    reported_at: Mapped[datetime | None]
    hidden_at: Mapped[datetime | None]
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
    """Keep what a customer leaves; the same form again changes nothing.

    Raises Full while 200 wait for the team.
    """
    hold_counter(session)  # a button that is pressed twice sends it twice at once
    if session.get(Compliment, key) is not None:
        return
    if full(session, [card.team_id]):
        raise Full
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


def full(session: Session, teams: Collection[str]) -> set[str]:
    """Those of these teams for which so many wait that no more is taken."""
    waiting = (Compliment.team_id.in_(teams), Compliment.state == "waiting")
    counted = select(Compliment.team_id).where(*waiting).group_by(Compliment.team_id)
    return set(session.scalars(counted.having(func.count() >= MOST_WAITING)))


def forget_old(session: Session) -> int:
    """Drop what nobody read for long, and what was hidden a month ago."""
    now = clock.now()
    since = func.coalesce(Compliment.reported_at, Compliment.received_at)
    unread = (Compliment.state == "waiting") & (since < now - WAITS)
    hidden = (Compliment.state == "hidden") & (Compliment.hidden_at < now - HIDDEN)
    gone = session.execute(delete(Compliment).where(unread | hidden))
    return int(gone.rowcount)  # type: ignore[attr-defined]  # a DELETE has a row count
