"""The versions of a norm, newest first, each with what it changed."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.console.differences import Change, changes
from app.norms.editing import words_of
from app.norms.models import Norm, NormVersion
from app.norms.service import versions_of


@dataclass(frozen=True)
class Past:
    version: NormVersion
    changed: list[Change]
    first: bool


def history_of(session: Session, norm: Norm) -> list[Past]:
    """Published versions; the first has nothing to differ from."""
    found = list(versions_of(session, norm))
    before = [*found[1:], None]
    return [
        Past(version, changes(words_of(old), words_of(version)) if old else [], old is None)
        for version, old in zip(found, before, strict=True)
    ]
