"""Verbs of moments. Each takes the change counter first: it orders writers, so what a verb reads
afterwards is what it changes."""

from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotFound, Refused
from app.kernel.receipt import Sent
from app.kernel.versions import next_version
from app.moments.models import VISIBILITIES, Moment, MomentNorm, MomentPerson
from app.moments.reading import moment_for
from app.moments.wire import render
from app.norms.service import unknown_norms
from app.people.actor import Actor
from app.people.models import Person

BACKDATING = timedelta(days=30)
CLOCK_LEEWAY = timedelta(minutes=5)


def log_moment(
    session: Session, actor: Actor, moment_id: str, content: dict[str, Any], sent: Sent
) -> tuple[Moment, bool]:
    """Log or edit a moment, exactly once; returns it and whether it is new.

    The same words again give the first row. Other words need the version they replace: without it
    they are refused, with an older one they are stale; nothing is overwritten.
    """
    version = next_version(session)
    moment = session.get(Moment, moment_id)
    if moment is None:
        return _create(session, actor, moment_id, content, sent, version), True
    if moment.author_id != actor.id:
        raise NotFound
    if moment.withdrawn_at is not None and sent.hash != moment.hash:
        raise Conflict(
            "withdrawn", _("Je hebt deze beleving al ingetrokken. Je tekst staat nog hier.")
        )
    if not sent.repeats(moment.hash):
        _edit(session, actor, moment, content, sent, version)
    return moment, False


def withdraw_moment(session: Session, actor: Actor, moment_id: str) -> None:
    """Take one's own moment back: its words are gone here and, at the next pull, everywhere."""
    version = next_version(session)
    moment = session.get(Moment, moment_id)
    if moment is None or moment.author_id != actor.id:
        raise NotFound
    if moment.withdrawn_at is None:
        moment.withdrawn_at = clock.now()
        moment.text, moment.wire, moment.version = "", "", version
        moment.norms.clear()
        moment.others.clear()
        session.flush()


def touch(session: Session, actor: Actor, moment_id: str) -> tuple[Moment, int]:
    """A moment that this person may read and is about to add to, and the version that it gets."""
    version = next_version(session)
    return moment_for(session, actor, moment_id), version


def publish(session: Session, moment: Moment, version: int) -> None:
    """Let every device that holds this moment fetch it anew."""
    moment.version = version
    session.flush()
    moment.wire = render(session, moment)
    session.flush()


def _create(
    session: Session,
    actor: Actor,
    moment_id: str,
    content: dict[str, Any],
    sent: Sent,
    version: int,
) -> Moment:
    now = clock.now()
    moment = Moment(
        id=moment_id,
        author_id=actor.id,
        team_id=_team_for(actor, content),
        widest=content["visibility"],
        received_at=now,
        edited_at=None,
        wire="",
    )
    _fill(session, actor, moment, content, sent)
    session.add(moment)
    publish(session, moment, version)
    return moment


def _edit(
    session: Session,
    actor: Actor,
    moment: Moment,
    content: dict[str, Any],
    sent: Sent,
    version: int,
) -> None:
    moment.edited_at = clock.now()
    moment.widest = max(moment.widest, content["visibility"], key=VISIBILITIES.index)
    _fill(session, actor, moment, content, sent)
    publish(session, moment, version)


def _fill(
    session: Session, actor: Actor, moment: Moment, content: dict[str, Any], sent: Sent
) -> None:
    _check_references(session, actor, content)
    moment.text = content["text"]
    moment.visibility = content["visibility"]
    moment.occurred_at, moment.clock_corrected = _occurred_at(moment, content, sent)
    moment.hash = sent.hash
    moment.norms = [MomentNorm(norm_id=norm, took_room=False) for norm in content["followed"]] + [
        MomentNorm(norm_id=norm, took_room=True) for norm in content["took_room"]
    ]
    moment.others = [MomentPerson(person_id=person) for person in content["with_people"]]


def _team_for(actor: Actor, content: dict[str, Any]) -> str | None:
    """The team it is written for; never another one than the writer meant."""
    if content["team"] is not None and content["team"] not in actor.teams:
        raise Conflict(
            "team_changed",
            _("Je schreef dit voor een team waar je niet meer bij hoort. Kies wie het mag lezen."),
        )
    team: str | None = content["team"] or next(iter(actor.teams), None)
    if team is None and content["visibility"] == "team":
        raise Refused(
            fields={"visibility": [_("Je hoort nog bij geen team. Kies wie het mag lezen.")]}
        )
    return team


def _check_references(session: Session, actor: Actor, content: dict[str, Any]) -> None:
    if unknown_norms(session, actor, content["followed"] + content["took_room"]):
        raise Refused(fields={"followed": [_("Deze norm is niet van jouw team. Kies een andere.")]})
    others = set(content["with_people"])
    if others and others != set(session.scalars(select(Person.id).where(Person.id.in_(others)))):
        raise Refused(fields={"with_people": [_("Deze collega kennen we niet. Kies opnieuw.")]})


def _occurred_at(moment: Moment, content: dict[str, Any], sent: Sent) -> tuple[datetime, bool]:
    """When it happened, by our clock: a device that is ahead or behind is corrected, not refused."""
    now = clock.now()
    at = content["occurred_at"] or moment.occurred_at or now
    skew = now - sent.device_now if sent.device_now else timedelta(0)
    corrected = abs(skew) > CLOCK_LEEWAY
    if corrected:
        at += skew
    if at > now + CLOCK_LEEWAY:
        at, corrected = now, True
    if at < moment.received_at - BACKDATING:
        raise Refused(
            fields={
                "occurred_at": [_("Dit is langer dan dertig dagen geleden. Kies een latere dag.")]
            }
        )
    return at, corrected
