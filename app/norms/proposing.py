"""Verbs of proposals: lay a version before the members.

Each takes the change counter first: writers take turns, so what a verb reads is what it changes.
"""

from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from app.kernel.log import record
from app.kernel.quota import refuse_beyond
from app.kernel.receipt import Sent
from app.kernel.versions import next_version
from app.norms import deeds
from app.norms.levels import come_from, take_note
from app.norms.members import decides, is_asked
from app.norms.models import DRAFT, Agreement, Norm, NormVersion
from app.norms.service import norm_for
from app.norms.settling import deadline_of, settle
from app.people.actor import Actor

PROPOSED_WORDS = (
    "symbol", "hue", "title", "summary", "frame", "room", "say", "rather_not", "why",
)  # fmt: skip
A_DAY = timedelta(days=1)
MOST_A_DAY = 20


def propose(
    session: Session,
    actor: Actor,
    norm_id: str,
    version_id: str,
    content: dict[str, Any],
    sent: Sent,
) -> tuple[Norm, bool]:
    """Propose a norm of one's own team or other words for one, exactly once; whether it is new.

    Nothing is overwritten: the proposal names the version in force that it changes (`base`), and
    the open one that it takes the place of (`replaces`), when its writer may do that.
    """
    version = next_version(session)
    if found := session.get(NormVersion, version_id):
        if found.norm_id != norm_id or found.proposed_by_id != actor.id:
            raise NotFound
        if found.hash != sent.hash:
            raise Conflict(
                "arrived",
                _("Je voorstel was al aangekomen zoals je het eerst schreef. Doe het opnieuw."),
            )
        return found.norm, False
    norm = _norm_of(session, actor, norm_id, content, version)
    _check_place(actor, norm, content)
    refuse_beyond(
        session, MOST_A_DAY, A_DAY, NormVersion.edited_at, NormVersion.proposed_by_id == actor.id,
        NormVersion.hash != "",
    )  # fmt: skip
    proposal = NormVersion(
        id=version_id,
        norm_id=norm.id,
        number=next_number(session, norm),
        hash=sent.hash,
        moment_id=content["moment"],
        edited_at=clock.now(),
        edited_by_id=actor.id,
        **{name: content[name] for name in PROPOSED_WORDS},
    )
    put_forward(session, actor, norm, proposal, version)
    return norm, True


def put_forward(
    session: Session, by: Actor, norm: Norm, proposal: NormVersion, version: int
) -> None:
    """Lay a version before the members in the place of any that lies there. Who proposes agrees."""
    if (before := norm.open) is not None:
        before.settled, before.withdrawn_at = "replaced", clock.now()
        session.flush()
    _make_room(session, norm, proposal)
    proposal.proposed_at, proposal.proposed_by_id = clock.now(), by.id
    proposal.deadline = deadline_of(session, norm)
    session.add(proposal)
    session.flush()
    norm.proposal, norm.version = proposal, version
    session.flush()
    if is_asked(session, by.id, norm):
        session.add(
            Agreement(version_id=proposal.id, person_id=by.id, stance="agree", taken_at=clock.now())
        )
    record(session, deeds.PROPOSED, actor=by.id, on=norm.id, value=str(proposal.number))
    settle(session, norm.id)


def next_number(session: Session, norm: Norm) -> int:
    """The number after every version that was ever proposed."""
    proposed = NormVersion.norm_id == norm.id, NormVersion.proposed_at.is_not(None)
    return (session.scalar(select(func.max(NormVersion.number)).where(*proposed)) or 0) + 1


def _make_room(session: Session, norm: Norm, proposal: NormVersion) -> None:
    """A draft of an admin's comes after what is proposed beside it."""
    draft = session.scalar(select(NormVersion).where(NormVersion.norm_id == norm.id, DRAFT))
    if draft is not None and draft.id != proposal.id and draft.number <= proposal.number:
        draft.number = proposal.number + 1
        session.flush()


def _norm_of(
    session: Session, actor: Actor, norm_id: str, content: dict[str, Any], version: int
) -> Norm:
    """The norm that a proposal is about, made when it is the first."""
    if content["team"] not in actor.teams:
        raise Conflict(
            "team_changed",
            _("Je schreef dit voor een team waar je niet bij hoort. Je tekst staat nog hier."),
        )
    if session.get(Norm, norm_id) is None:
        norm = Norm(id=norm_id, team_id=content["team"], created_at=clock.now(), version=version)
        if content["above"] is not None:
            come_from(session, actor, norm, content["above"])
        session.add(norm)
        session.flush()
        return norm
    norm = norm_for(session, actor, norm_id)
    if norm.team_id is None:
        raise NotAllowed(
            "organisation_norm",
            _("Deze norm is van de hele organisatie. Vraag een beheerder om hem te veranderen."),
        )
    if norm.team_id != content["team"]:
        raise Refused(fields={"team": [_("Deze norm is van een ander team van je.")]})
    if norm.retired_at is not None:
        raise retired()
    if content["above"] is not None and content["above"]["id"] == norm.above_id:
        take_note(norm, content["above"]["number"])
    return norm


def retired() -> Conflict:
    """What is said of a norm that nobody uses any more."""
    return Conflict("retired", _("Deze norm is niet meer in gebruik. Je tekst staat nog hier."))


def _check_place(actor: Actor, norm: Norm, content: dict[str, Any]) -> None:
    """Refuse what was written beside other words than those that lie there now."""
    current = norm.current
    if content["base"] != (current.number if current else None):
        raise Conflict(
            "base_changed",
            _("Intussen geldt er een andere versie. Je tekst staat nog hier; leg hem ernaast."),
        )
    if norm.open is not None and content["replaces"] != norm.open.number:
        raise Conflict(
            "proposal_open",
            _("Er ligt al een voorstel voor deze norm. Je tekst staat nog hier; lees dat eerst."),
        )
    if norm.open is not None and norm.open.proposed_by_id != actor.id and not decides(actor, norm):
        raise NotAllowed
    if current and all(getattr(current, name) == content[name] for name in PROPOSED_WORDS):
        raise Refused("nothing_new", _("Dit is wat er al staat. Verander iets, of laat het zo."))
