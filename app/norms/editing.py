"""Verbs of the console's editor: keep a draft, publish it, retire a norm and bring it back.

Two people may have the same norm open. Each form carries the mark of what it was made from; when
something else lies there by now, nothing is overwritten and the second is told.
"""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotFound, Refused
from app.kernel.receipt import content_hash
from app.kernel.versions import next_version
from app.norms.models import Norm, NormVersion
from app.people.actor import Actor
from app.people.models import Team

WORDS = (
    "symbol", "hue", "title", "summary", "frame", "room", "say", "rather_not", "why", "review_on",
)  # fmt: skip


@dataclass(frozen=True)
class Edit:
    """What a form sends: the words, for whom, and the mark of the words that it was made from."""

    norm_id: str
    team_id: str | None
    words: dict[str, Any]
    seen: str

    @property
    def mark(self) -> str:
        return content_hash(self.words)


class EditedMeanwhile(Conflict):
    """Somebody else kept other words since this form was made; `latest` holds them."""

    code = "edited_meanwhile"

    def __init__(self, latest: NormVersion) -> None:
        self.latest = latest
        super().__init__()


def norm_to_edit(session: Session, norm_id: str) -> Norm:
    """Any norm of the organisation, drafts and retired ones too; only admins come here."""
    norm = session.get(Norm, norm_id)
    if norm is None:
        raise NotFound
    return norm


def draft_of(session: Session, norm: Norm) -> NormVersion | None:
    """The version that waits to be published; at most one."""
    return session.scalar(
        select(NormVersion).where(
            NormVersion.norm_id == norm.id, NormVersion.published_at.is_(None)
        )
    )


def latest_of(session: Session, norm: Norm) -> NormVersion:
    """What the editor shows: the draft, else what holds."""
    latest = draft_of(session, norm) or norm.current
    if latest is None:  # a norm is made together with its first draft
        raise NotFound
    return latest


def words_of(version: NormVersion) -> dict[str, Any]:
    """What a version says, without who and when."""
    return {name: getattr(version, name) for name in WORDS}


def mark_of(version: NormVersion) -> str:
    """Tells two states of a norm apart."""
    return content_hash(words_of(version))


def keep_draft(session: Session, actor: Actor, edit: Edit) -> NormVersion:
    """Keep these words as the draft; the same words again change nothing."""
    version = _take_turn(session)
    norm = session.get(Norm, edit.norm_id)
    if norm is None:
        return _first_draft(session, actor, edit, version)
    if norm.current_id is None:  # once published, a norm stays with those who live by it
        norm.team_id = _known_team(session, edit.team_id)
    latest = latest_of(session, norm)
    if mark_of(latest) == edit.mark:
        return latest
    if mark_of(latest) != edit.seen:
        raise EditedMeanwhile(latest)
    draft = draft_of(session, norm) or NormVersion(norm_id=norm.id, number=latest.number + 1)
    return _write(session, actor, draft, edit.words)


def publish(session: Session, actor: Actor, edit: Edit) -> NormVersion:
    """Make these words the version that holds, for every device at its next pull."""
    version = _take_turn(session)
    draft = keep_draft(session, actor, edit)
    norm = norm_to_edit(session, edit.norm_id)
    if norm.current is not None and mark_of(norm.current) == edit.mark:
        _drop_draft(session, norm)  # the words that hold already: no version without a difference
        return norm.current
    draft.published_at = clock.now()
    norm.current, norm.version = draft, version
    session.flush()
    return draft


def retire(session: Session, norm_id: str) -> None:
    """Take a norm out of use; its words and moments stay, and it can come back."""
    _use(session, norm_id, in_use=False)


def bring_back(session: Session, norm_id: str) -> None:
    """Use a retired norm again, as it last held."""
    _use(session, norm_id, in_use=True)


def _use(session: Session, norm_id: str, *, in_use: bool) -> None:
    version = _take_turn(session)
    norm = norm_to_edit(session, norm_id)
    if in_use == (norm.retired_at is not None):
        norm.retired_at = None if in_use else clock.now()
        norm.version = version
        session.flush()


def _take_turn(session: Session) -> int:
    """Wait for other writers, and forget what was read before their turn."""
    version = next_version(session)
    session.expire_all()
    return version


def _first_draft(session: Session, actor: Actor, edit: Edit, version: int) -> NormVersion:
    norm = Norm(
        id=edit.norm_id,
        team_id=_known_team(session, edit.team_id),
        created_at=clock.now(),
        version=version,
    )
    session.add(norm)
    session.flush()
    return _write(session, actor, NormVersion(norm_id=norm.id, number=1), edit.words)


def _drop_draft(session: Session, norm: Norm) -> None:
    draft = draft_of(session, norm)
    if draft is not None:
        session.delete(draft)
        session.flush()


def _write(
    session: Session, actor: Actor, draft: NormVersion, words: dict[str, Any]
) -> NormVersion:
    for name in WORDS:
        setattr(draft, name, words[name])
    draft.edited_at, draft.edited_by_id = clock.now(), actor.id
    session.add(draft)
    session.flush()
    return draft


def _known_team(session: Session, team_id: str | None) -> str | None:
    if team_id is not None and session.get(Team, team_id) is None:
        raise Refused(fields={"team": [_("Dit team kennen we niet. Kies opnieuw.")]})
    return team_id
