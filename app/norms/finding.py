"""Norms in force by their words, to choose one of: few enough to read."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import and_, case, cast, select
from sqlalchemy.orm import Session, joinedload

from app.norms.index import NormText, words_in
from app.norms.models import Norm, NormVersion
from app.norms.search import MOST_WORDS, having
from app.people.models import NameKey

MOST = 20


class Found(NamedTuple):
    """At most twenty, and whether there are more."""

    norms: Sequence[NormVersion]
    more: bool


def norms_with(session: Session, typed: str, but: Collection[str] = ()) -> Found:
    """What holds and has these words, first where the title has them; `but` leaves norms out."""
    words = words_in(typed)[:MOST_WORDS]
    if not words:
        return Found([], more=False)
    in_title = and_(*(NormText.title.contains(word, autoescape=True) for word in words))
    rows = session.scalars(
        select(NormVersion)
        .join(Norm, Norm.current_id == NormVersion.id)
        .join(NormText, NormText.version_id == NormVersion.id)
        .options(joinedload(NormVersion.norm).joinedload(Norm.team))
        .where(Norm.retired_at.is_(None), having(session, typed), Norm.id.not_in(but))
        .order_by(case((in_title, 0), else_=1), cast(NormText.title, NameKey), Norm.id)
        .limit(MOST + 1)
    ).all()
    return Found(rows[:MOST], more=len(rows) > MOST)
