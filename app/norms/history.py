"""The versions of a norm, newest first, each with what it changed and how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.norms import service
from app.norms.changes import Change, changes
from app.norms.editing import words_of
from app.norms.members import reads
from app.norms.models import Norm, NormVersion
from app.norms.said import points_on
from app.people.actor import Actor


@dataclass(frozen=True)
class Past:
    """A version beside the one that held when it was proposed; the first beside none."""

    version: NormVersion
    before: NormVersion | None
    changed: list[Change]
    points: list[dict[str, Any]]


def history_of(session: Session, actor: Actor, norm: Norm) -> list[Past]:
    """Everything that was ever proposed; the points only for who reads what members say."""
    found = service.history_of(session, actor, norm)
    points = points_on(session, [each.id for each in found]) if reads(actor, norm) else {}
    return [
        Past(version, before, changed_since(before, version), points.get(version.id, []))
        for place, version in enumerate(found)
        for before in [_held(found[place + 1 :])]
    ]


def changed_since(before: NormVersion | None, version: NormVersion) -> list[Change]:
    """What is different in a version; nothing for one that is the first.

    A version that names no day to look again gets one when it comes in force: that is no change.
    """
    if before is None:
        return []
    looks_again = {"review_on": version.review_on or before.review_on}
    return changes(words_of(before), words_of(version) | looks_again)


def _held(earlier: Sequence[NormVersion]) -> NormVersion | None:
    return next((each for each in earlier if each.published_at is not None), None)
