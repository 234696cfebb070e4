"""Verbs of taking a proposal back: one's own, or a team's with its answer."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from app.kernel.log import record
from app.kernel.versions import next_version
from app.kernel.words import visible
from app.norms import deeds
from app.norms.members import decides
from app.norms.models import Norm, NormVersion
from app.norms.service import norm_for
from app.notices.service import notify
from app.people.actor import Actor


def withdraw(session: Session, actor: Actor, norm_id: str, version_id: str, answer: str) -> Norm:
    """Take a proposal off the table: its proposer their own; who decides only with an answer."""
    version = next_version(session)
    norm = norm_for(session, actor, norm_id)
    take_off(session, actor, norm, version_id, answer, version)
    return norm


def take_off(
    session: Session, actor: Actor, norm: Norm, version_id: str, answer: str, version: int
) -> None:
    """Take a proposal off the table, as change `version`."""
    found = _proposal_of(session, norm, version_id)
    _check_may_withdraw(actor, norm, found, answer)
    if found.settled == "withdrawn":
        return  # said twice
    if found.settled is not None:
        raise Conflict(
            "settled", _("Dit voorstel is intussen van kracht of vervangen. Er is niets veranderd.")
        )
    found.settled, found.withdrawn_at, found.answer = "withdrawn", clock.now(), answer
    norm.version = version
    session.flush()
    record(session, deeds.WITHDRAWN, actor=actor.id, on=norm.id, value=str(found.number))
    if found.proposed_by_id not in (actor.id, None):
        notify(session, found.proposed_by_id, "answer", found.id, f"/app/norms/{norm.id}")


def _proposal_of(session: Session, norm: Norm, version_id: str) -> NormVersion:
    """What was once proposed for this norm; a draft is nobody's to withdraw."""
    found = session.scalar(
        select(NormVersion).where(
            NormVersion.id == version_id,
            NormVersion.norm_id == norm.id,
            NormVersion.proposed_at.is_not(None),
        )
    )
    if found is None:
        raise NotFound
    return found


def _check_may_withdraw(actor: Actor, norm: Norm, found: NormVersion, answer: str) -> None:
    """One's own, with or without a word; another's only with the team's answer."""
    if found.proposed_by_id == actor.id:
        return
    if not decides(actor, norm):
        raise NotAllowed
    if not visible(answer):
        raise Refused(fields={"answer": [_("Vul dit in.")]})
