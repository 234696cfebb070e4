"""Verbs of moments. Each takes the change counter first: it orders writers, so what a verb reads
afterwards is what it changes."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotFound, Problem
from app.kernel.receipt import Sent
from app.kernel.versions import next_version
from app.moments import rows
from app.moments.models import VISIBILITIES, Attention, Comment, Moment, Reaction
from app.moments.reading import moment_for
from app.moments.references import References, references_in
from app.moments.wire import render
from app.people.actor import Actor


def log_moment(
    session: Session, actor: Actor, moment_id: str, content: dict[str, Any], sent: Sent
) -> tuple[str, bool]:
    """Log or edit a moment, exactly once; returns its wire and whether it is new.

    The same words again give the first row. Other words need the version they replace: without it
    they are refused, with an older one they are stale; nothing is overwritten. Whether it is there
    comes first: a repeat is never refused for what has changed since.
    """
    version = next_version(session)
    references = references_in(session, actor, content)
    if rows.there(session, [moment_id]):
        return _again(session, actor, moment_id, content, sent, references, version), False
    row = rows.new_row(actor, moment_id, content, sent, references.people, version)
    rows.check(actor, content, row)  # first: who left a team left its norms as well
    references.check()
    rows.insert_new(session, [(row, content)])
    return str(row["wire"]), True


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
    there = rows.there(session, [row["id"] for row, _content in sound])
    new = [(row, content) for row, content in sound if row["id"] not in there]
    rows.insert_new(session, new)
    return {row["id"]: row["wire"] for row, _content in new}


def withdraw_moment(session: Session, actor: Actor, moment_id: str) -> None:
    """Take one's own moment back: its words are gone here and, at the next pull, everywhere."""
    version = next_version(session)
    moment = session.get(Moment, moment_id)
    if moment is None or moment.author_id != actor.id:
        raise NotFound
    if moment.withdrawn_at is None:
        withdraw(session, moment, version)


def withdraw(session: Session, moment: Moment, version: int) -> None:
    """Leave of a moment only that it was there, so that devices drop it."""
    moment.withdrawn_at = moment.withdrawn_at or clock.now()
    moment.text, moment.wire = "", ""
    moment.version = version
    if moment.visibility != "private":
        moment.narrowed_version = version
    moment.norms.clear()
    moment.others.clear()
    session.flush()
    for replies in (Reaction, Comment, Attention):
        session.execute(delete(replies).where(replies.moment_id == moment.id))


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
        edit = rows.edit_of(moment, content, sent)
        rows.check(actor, content, edit)
        if VISIBILITIES.index(content["visibility"]) < VISIBILITIES.index(moment.visibility):
            moment.narrowed_version = version
        rows.apply(moment, edit, content)
        moment.widest = max(moment.widest, content["visibility"], key=VISIBILITIES.index)
        publish(session, moment, version)
    return moment.wire
