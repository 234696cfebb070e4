"""Verbs of an admin on a norm as a whole: take it out of use, bring it back,
take a proposal off the table."""

from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.log import record
from app.norms import deeds
from app.norms.editing import norm_to_edit, take_turn
from app.norms.settling import grant_time, settle
from app.norms.withdrawing import take_off
from app.people.actor import Actor


def retire(session: Session, actor: Actor, norm_id: str) -> None:
    """Take a norm out of use; its words and moments stay, and it can come back."""
    _use(session, actor, norm_id, in_use=False)


def bring_back(session: Session, actor: Actor, norm_id: str) -> None:
    """Use a retired norm again, as it last held."""
    _use(session, actor, norm_id, in_use=True)


def withdraw(session: Session, actor: Actor, norm_id: str, version_id: str, answer: str) -> None:
    """Take a proposal of any team off the table, with an answer when another proposed it."""
    version = take_turn(session)
    take_off(session, actor, norm_to_edit(session, norm_id), version_id, answer, version)


def _use(session: Session, actor: Actor, norm_id: str, *, in_use: bool) -> None:
    version = take_turn(session)
    norm = norm_to_edit(session, norm_id)
    if in_use == (norm.retired_at is not None):
        norm.retired_at = None if in_use else clock.now()
        norm.version = version
        if in_use and norm.open is not None:
            grant_time(session, norm.open)
        session.flush()
        deed = deeds.RETURNED if in_use else deeds.RETIRED
        record(session, deed, actor=actor.id, on=norm.id)
        settle(session, norm.id)
