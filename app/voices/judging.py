"""Reading what customers left with a card, a page at a time: a team may read it, or nobody."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.kernel import clock
from app.kernel.dates import local_day
from app.kernel.db import new_id
from app.kernel.errors import NotFound
from app.kernel.log import record
from app.kernel.tables import PAGE, in_order, page_of
from app.kernel.versions import hold_counter
from app.people.actor import Actor
from app.people.service import organisation
from app.voices import deeds
from app.voices.compliments import Compliment, State
from app.voices.models import CustomerVoice
from app.voices.service import text_columns

_BY = (Compliment.received_at, Compliment.id)


def compliments(
    session: Session, teams: Collection[str], state: State, after: str | None = None
) -> tuple[Sequence[Compliment], str | None]:
    """Of these teams in this state, the newest first, and the id to ask the next page by.

    It follows on `after` also when that was approved or hidden since.
    """
    mine = Compliment.team_id.in_(teams)
    last = select(*_BY).where(Compliment.id == after, mine)
    place = session.execute(last).one_or_none() if after else None
    found = select(Compliment).options(joinedload(Compliment.team))
    found = found.where(mine, Compliment.state == state).limit(PAGE + 1)
    return page_of(session.scalars(in_order(found, _BY, "-", place)).all())


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
    found.reported_at = found.hidden_at = None
    session.flush()
    found.voice_id = voice.id
    session.flush()
    record(session, deeds.COMPLIMENT_APPROVED, actor=by.id, on=found.id)


def _day(session: Session, found: Compliment) -> date:
    """The day here on which it was left."""
    return local_day(found.received_at, organisation(session).timezone)


def hide(session: Session, by: Actor, found: Compliment) -> None:
    """Out of sight, and its voice with it; for a month it can come back."""
    if found.state != "hidden":
        found.state, found.reported_at, found.hidden_at = "hidden", None, clock.now()
        _silence(session, found)
        record(session, deeds.COMPLIMENT_HIDDEN, actor=by.id, on=found.id)


def report(session: Session, by: Actor, found: Compliment) -> None:
    """Out of sight at once, and once more before whoever judges; said twice it is said once."""
    if found.state == "approved":
        found.state, found.reported_at = "waiting", clock.now()
        _silence(session, found)
        record(session, deeds.COMPLIMENT_REPORTED, actor=by.id, on=found.id)


def waiting(session: Session, teams: Collection[str]) -> int:
    """How many compliments to these teams somebody still has to judge."""
    found = Compliment.team_id.in_(teams), Compliment.state == "waiting"
    return session.scalar(select(func.count()).select_from(Compliment).where(*found)) or 0


def _silence(session: Session, found: Compliment) -> None:
    voice = session.get(CustomerVoice, found.voice_id) if found.voice_id else None
    if voice is not None:
        voice.retired = True
    session.flush()
