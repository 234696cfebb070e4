"""Verbs of members about a version: take a stance, and answer a point.

Each takes the change counter first: of two last stances the second sees the first.
"""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from app.kernel.log import record
from app.kernel.versions import next_version
from app.norms import deeds
from app.norms.members import decides, is_asked
from app.norms.models import STANDS, Agreement, Norm, NormVersion, Point, Stance
from app.norms.proposing import retired
from app.norms.service import norm_for
from app.norms.settling import grant_time, settle
from app.notices.service import notify
from app.people.actor import Actor


def take_stance(
    session: Session,
    actor: Actor,
    norm_id: str,
    number: int,
    stance: Stance,
    point: dict[str, Any] | None,
) -> Norm:
    """Say what one thinks of a version; a changed mind replaces it. `point` is {id, text}.

    A point keeps its id: one that was answered since is not raised again by a late repeat.
    """
    version = next_version(session)
    norm = norm_for(session, actor, norm_id)
    _check_point(stance, point)
    about = session.scalar(
        select(NormVersion).where(
            NormVersion.norm_id == norm_id, NormVersion.number == number,
            NormVersion.proposed_at.is_not(None),
        )
    )  # fmt: skip
    if about is not None and _arrived(session, actor, about, stance, point):
        return norm
    about = _there(norm, about)
    _check_asked(session, actor, norm, about)
    _take(session, actor, about, stance, point)
    norm.version = version
    settle(session, norm.id)
    return norm


def close_point(session: Session, actor: Actor, norm_id: str, point_id: str, answer: str) -> Norm:
    """Answer a point for the team; whoever raised it is asked anew, nobody chooses for them."""
    version = next_version(session)
    norm = norm_for(session, actor, norm_id)
    if not decides(actor, norm):
        raise NotAllowed
    point = _point_of(session, norm, point_id)
    if point.closed_at is not None:
        if point.answer == answer:
            return norm  # said twice
        raise Conflict("answered", _("Dit punt is al beantwoord. Er is niets overschreven."))
    point.closed_at, point.closed_by_id, point.answer = clock.now(), actor.id, answer
    session.execute(
        delete(Agreement).where(
            Agreement.version_id == point.version_id, Agreement.person_id == point.person_id
        )
    )
    grant_time(session, session.get_one(NormVersion, point.version_id))
    norm.version = version
    session.flush()
    record(session, deeds.POINT_CLOSED, actor=actor.id, about=point.person_id, on=norm.id)
    if point.person_id != actor.id:
        notify(session, point.person_id, "answer", point.id, f"/app/norms/{norm.id}")
    settle(session, norm.id)
    return norm


def _check_point(stance: Stance, point: dict[str, Any] | None) -> None:
    if stance == "discuss" and point is None:
        raise Refused(fields={"point": [_("Schrijf wat je wilt bespreken.")]})
    if stance != "discuss" and point is not None:
        raise Refused(fields={"point": [_("Een punt hoort bij bespreken.")]})


def _arrived(
    session: Session,
    actor: Actor,
    about: NormVersion,
    stance: Stance,
    point: dict[str, Any] | None,
) -> bool:
    """Whether this was said before; a repeat is never refused for what has changed since."""
    if point is not None:
        found = session.get(Point, point["id"])
        if found is None:
            return False
        if found.person_id != actor.id or found.version_id != about.id:
            raise NotFound
        if found.text != point["text"]:
            raise Refused("other_content")
        return True
    taken = session.get(Agreement, (about.id, actor.id))
    return taken is not None and taken.stance == stance


def _there(norm: Norm, about: NormVersion | None) -> NormVersion:
    """Refuse a stance on what is neither in force nor with the members any more."""
    if about is None or about.id not in (norm.current_id, norm.proposal_id):
        raise Conflict(
            "other_version", _("Er ligt nu een andere versie. Lees die en kies opnieuw.")
        )
    if norm.retired_at is not None:
        raise retired()
    if about.settled == "withdrawn":
        raise Conflict(
            "withdrawn", _("Dit voorstel is ingetrokken. Lees het antwoord bij de norm.")
        )
    return about


def _check_asked(session: Session, actor: Actor, norm: Norm, about: NormVersion) -> None:
    if not about.asks or not is_asked(session, actor.id, norm):
        raise NotAllowed("not_asked", _("Over deze versie wordt jou niets gevraagd."))


def _point_of(session: Session, norm: Norm, point_id: str) -> Point:
    """A point on this norm; one that was taken back or changed is gone."""
    point = session.scalar(
        select(Point)
        .join(NormVersion, NormVersion.id == Point.version_id)
        .where(Point.id == point_id, NormVersion.norm_id == norm.id)
    )
    if point is None:
        raise NotFound(
            "point_gone", _("Dit punt is ingetrokken of veranderd. Je antwoord staat nog hier.")
        )
    return point


def _take(
    session: Session,
    actor: Actor,
    about: NormVersion,
    stance: Stance,
    point: dict[str, Any] | None,
) -> None:
    """A stance in the place of an earlier one; a point that was taken back is gone."""
    own = Point.version_id == about.id, Point.person_id == actor.id, STANDS
    session.execute(delete(Point).where(*own))
    taken = session.get(Agreement, (about.id, actor.id))
    if taken is None:
        taken = Agreement(version_id=about.id, person_id=actor.id)
        session.add(taken)
    taken.stance, taken.taken_at = stance, clock.now()
    if point is not None:
        session.add(Point(**point, version_id=about.id, person_id=actor.id, raised_at=clock.now()))
    session.flush()
