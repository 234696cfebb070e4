"""Verbs of the console's editor: keep a draft, lay it before the members.

Two people may have the same norm open, and its members may propose meanwhile. Each form carries
the mark of what it was made from; when something else lies there by now, nothing is overwritten
and the second is told.
"""

from dataclasses import dataclass
from typing import Any, Literal

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotFound, Refused
from app.kernel.receipt import content_hash
from app.kernel.versions import next_version
from app.norms.levels import is_free
from app.norms.models import DRAFT, Norm, NormVersion
from app.norms.proposing import PROPOSED_WORDS, next_number, put_forward
from app.people.actor import Actor
from app.people.models import Team

WORDS = (*PROPOSED_WORDS, "review_on")
Same = Literal["holds", "lies"]


@dataclass(frozen=True)
class Edit:
    """What a form sends: the words, for whom, and the mark of what it was made from."""

    norm_id: str
    team_id: str | None
    words: dict[str, Any]
    seen: str

    @property
    def mark(self) -> str:
        return content_hash(self.words)


class EditedMeanwhile(Conflict):
    """Somebody else kept or proposed other words since this form was made; `latest` holds them,
    `seen` is the mark of how things are now."""

    code = "edited_meanwhile"

    def __init__(self, latest: NormVersion, seen: str) -> None:
        self.latest, self.seen = latest, seen
        super().__init__()


def norm_to_edit(session: Session, norm_id: str) -> Norm:
    """Any norm of the organisation, drafts and retired ones too; only admins come here."""
    norm = session.get(Norm, norm_id)
    if norm is None:
        raise NotFound
    return norm


def draft_of(session: Session, norm: Norm) -> NormVersion | None:
    """The version that only admins see; at most one."""
    return session.scalar(select(NormVersion).where(NormVersion.norm_id == norm.id, DRAFT))


def latest_of(session: Session, norm: Norm) -> NormVersion:
    """What the editor shows: the draft, else what lies with the members, else what holds."""
    latest = draft_of(session, norm) or norm.open or norm.current or norm.proposal
    if latest is None:  # a norm is made together with its first version
        raise NotFound
    return latest


def words_of(version: NormVersion) -> dict[str, Any]:
    """What a version says, without who and when."""
    return {name: getattr(version, name) for name in WORDS}


def mark_of(version: NormVersion) -> str:
    """Tells the words of two versions apart."""
    return content_hash(words_of(version))


def mark_on(session: Session, norm: Norm) -> str:
    """Tells two states of a norm apart: the words in the editor, and what lies with the members."""
    mark = mark_of(latest_of(session, norm))
    return f"{mark}.{norm.open.number}" if norm.open else mark


def take_turn(session: Session) -> int:
    """Wait for other writers, and forget what was read before their turn."""
    version = next_version(session)
    session.expire_all()
    return version


def keep_draft(session: Session, actor: Actor, edit: Edit) -> NormVersion:
    """Keep these words as the draft; the same words again change nothing."""
    version = take_turn(session)
    norm = session.get(Norm, edit.norm_id)
    if norm is None:
        return _first_draft(session, actor, edit, version)
    if is_free(norm):
        norm.team_id = _known_team(session, edit.team_id)
    latest = latest_of(session, norm)
    if mark_of(latest) == edit.mark and latest.settled != "withdrawn":
        return latest
    if mark_of(latest) != edit.seen.partition(".")[0]:
        raise EditedMeanwhile(latest, mark_on(session, norm))
    draft = draft_of(session, norm) or NormVersion(
        norm_id=norm.id, number=next_number(session, norm)
    )
    return _write(session, actor, draft, edit.words)


def publish(session: Session, actor: Actor, edit: Edit) -> NormVersion | None:
    """Lay these words before the members, in the place of an open version that was looked at.

    Without members it is in force at once. None when they hold already: nobody is asked anything,
    and there is no version without a difference.
    """
    version = take_turn(session)
    norm = session.get(Norm, edit.norm_id)
    if norm is not None:
        same = same_as(norm, edit.mark)
        _refuse_unseen(session, norm, edit, same)
        if same is not None:
            drop_draft(session, norm)
            return norm.open if same == "lies" else None
    draft = keep_draft(session, actor, edit)
    put_forward(session, actor, draft.norm, draft, version)
    return draft


def same_as(norm: Norm, mark: str) -> Same | None:
    """Whether words of this mark ask nobody anything: they lie with the members, or hold."""
    if norm.open is not None and mark_of(norm.open) == mark:
        return "lies"
    return "holds" if norm.current is not None and mark_of(norm.current) == mark else None


def drop_draft(session: Session, norm: Norm) -> None:
    """Forget the draft, when there is one."""
    draft = draft_of(session, norm)
    if draft is not None:
        session.delete(draft)
        session.flush()


def _refuse_unseen(session: Session, norm: Norm, edit: Edit, same: Same | None) -> None:
    """Nothing that was not looked at is replaced, nor a draft dropped for saying the same."""
    if same != "lies" and norm.open is not None:
        if not edit.seen.endswith(f".{norm.open.number}"):
            raise EditedMeanwhile(norm.open, mark_on(session, norm))
        if same == "holds":
            raise Conflict(
                "nothing_new",
                _("Dit is wat al van kracht is. Trek het voorstel in als het daarbij blijft."),
            )
    draft = draft_of(session, norm) if same else None
    if draft and mark_of(draft) not in (edit.mark, edit.seen.partition(".")[0]):
        raise EditedMeanwhile(draft, mark_on(session, norm))


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
