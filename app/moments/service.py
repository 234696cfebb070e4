"""Verbs of moments. Each takes the change counter first: it orders writers, so what a verb reads
afterwards is what it changes."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotFound, Problem
from app.kernel.receipt import Sent
from app.kernel.versions import next_version
from app.moments import rows
from app.moments.models import VISIBILITIES, Moment
from app.moments.reading import moment_for
from app.moments.references import References, references_in
from app.moments.wire import render
from app.people.actor import Actor


def log_moment(
    session: Session, actor: Actor, moment_id: str, content: dict[str, Any], sent: Sent
) -> tuple[str, bool]:
    """Log or edit a moment, exactly once; returns its wire and whether it is new.

    The same words again give the first row. Other words need the version they replace: without it
    they are refused, with an older one they are stale; nothing is overwritten. A new moment is
    inserted before it is checked, so that the primary key decides who was first and a repeat is
    never refused for what has changed since; the caller rolls back what is refused.
    """
    version = next_version(session)
    references = references_in(session, actor, content)
    new = rows.new_row(actor, moment_id, content, sent, references.people, version)
    if rows.insert_once(session, new, content):
        references.check()
        rows.check(actor, content, new)
        return str(new["wire"]), True
    return _again(session, actor, moment_id, content, sent, references, version), False


def log_new_moments(
    session: Session, actor: Actor, entries: dict[str, tuple[dict[str, Any], Sent]]
) -> dict[str, str]:
    """Log those of several moments that are new and sound, in one statement; their wires by id.

    The rest is not touched: `log_moment` says of each what is the matter.
    """
    sound = []
    for moment_id, (content, sent) in entries.items():
        references = references_in(session, actor, content)
        version = next_version(session)
        row = rows.new_row(actor, moment_id, content, sent, references.people, version)
        try:
            references.check()
            rows.check(actor, content, row)
        except Problem:
            continue
        sound.append((row, content))
    added = rows.insert_new(session, sound) if sound else set()
    return {row["id"]: row["wire"] for row, _content in sound if row["id"] in added}


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


def _again(
    session: Session,
    actor: Actor,
    moment_id: str,
    content: dict[str, Any],
    sent: Sent,
    references: References,
    version: int,
) -> str:
    """A moment that is there already: a repeat, an edit, or somebody else's."""
    moment = session.get_one(Moment, moment_id)
    if moment.author_id != actor.id:
        raise NotFound
    if moment.withdrawn_at is not None and sent.hash != moment.hash:
        raise Conflict(
            "withdrawn", _("Je hebt deze beleving al ingetrokken. Je tekst staat nog hier.")
        )
    if not sent.repeats(moment.hash):
        references.check()
        rows.check(actor, content, rows.changed(moment, content, sent))
        moment.edited_at = clock.now()
        moment.widest = max(moment.widest, content["visibility"], key=VISIBILITIES.index)
        publish(session, moment, version)
    return moment.wire
