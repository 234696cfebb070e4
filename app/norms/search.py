"""Finding norms by their words: by FTS5 on SQLite, by full text with Dutch stems on PostgreSQL.

What people type reaches an engine only as whole words of letters and digits, each quoted.
"""

from collections.abc import Sequence
from functools import reduce
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    and_,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Session, joinedload

from app.norms.index import NormText, words_in
from app.norms.models import Norm, NormVersion
from app.norms.service import shows
from app.people.actor import Actor

# More words than anybody types; each costs the engine a look-up.
MOST_WORDS = 12
MOST_ALIKE = 3
# What a word of a text says little by, so that it likens no two norms. As on the phone.
_SHORT = 4
_COMMON = frozenset({
    "altijd", "alle", "ieder", "iedere", "iedereen", "elke", "deze", "onze", "jouw", "haar", "voor",
    "naar", "niet", "weer", "doen", "doet", "gaan", "gaat", "zijn", "heeft", "hebben", "kunnen",
    "worden", "wordt", "maar", "over", "door", "zodat", "want", "klant", "klanten", "with", "that",
    "always", "every", "everyone", "customer", "customers", "what", "when", "they", "their", "have",
})  # fmt: skip
# SQLite knows no Dutch stems: so many letters of a word stand for its stem. As on the phone.
_STEM = 5

# The same expression as the index of migration 0030, or PostgreSQL does not use it.
_VECTOR: ColumnElement[Any] = literal_column(
    "(setweight(to_tsvector('dutch', norm_text.title), 'A')"
    " || setweight(to_tsvector('simple', norm_text.title), 'A')"
    " || setweight(to_tsvector('dutch', norm_text.summary), 'B')"
    " || setweight(to_tsvector('simple', norm_text.summary), 'B')"
    " || to_tsvector('dutch', norm_text.words) || to_tsvector('simple', norm_text.words))"
)


def having(session: Session, typed: str) -> ColumnElement[bool]:
    """Whether a NormVersion has every word that was typed, or one that begins with it."""
    words = words_in(typed)[:MOST_WORDS]
    if not words:
        return literal(value=not typed.strip())
    if _on_sqlite(session):
        found = _fts(" ".join(f'"{word}"*' for word in words))
    else:
        found = select(NormText.version_id).where(
            _VECTOR.op("@@")(_query(words, ":*", func.tsquery_and))
        )
    return NormVersion.id.in_(found)


def similar(session: Session, actor: Actor, typed: str) -> Sequence[Norm]:
    """Norms shown to this person whose title or summary says something alike, the nearest first."""
    words = [word for word in words_in(typed) if len(word) >= _SHORT and word not in _COMMON]
    if not words:
        return []
    ids = session.scalars(_alike(session, actor, words[:MOST_WORDS])).all()
    nearest = list(dict.fromkeys(ids))[:MOST_ALIKE]
    whole = (joinedload(Norm.current), joinedload(Norm.proposal), joinedload(Norm.team))
    found = session.scalars(select(Norm).options(*whole).where(Norm.id.in_(nearest)))
    return sorted(found, key=lambda norm: nearest.index(norm.id))


def _alike(session: Session, actor: Actor, words: list[str]) -> Any:
    """Ids of norms, for each version of them that is alike; both may be, so twice as many."""
    here = NormVersion.id == Norm.current_id
    if actor.is_colleague:
        lies = and_(NormVersion.id == Norm.proposal_id, NormVersion.settled.is_(None))
        here = or_(here, lies)
    rows = (
        select(Norm.id)
        .join(NormVersion, here)
        .join(NormText, NormText.version_id == NormVersion.id)
        .where(shows(actor), Norm.retired_at.is_(None))
        .limit(2 * MOST_ALIKE)
    )
    if _on_sqlite(session):
        asked = " OR ".join(f'"{word[:_STEM]}"*' for word in words)
        found = text(
            "SELECT rowid, bm25(norm_search, 3.0, 2.0, 0.0) AS far FROM norm_search"
            " WHERE norm_search MATCH :asked"
        ).bindparams(asked=f"{{title summary}} : ({asked})")
        fts = found.columns(rowid=Integer, far=Float).subquery()
        return rows.join(fts, fts.c.rowid == NormText.id).order_by(fts.c.far, Norm.id)
    query = _query(words, ":AB", func.tsquery_or)
    near = func.ts_rank(_VECTOR, query)
    return rows.where(_VECTOR.op("@@")(query)).order_by(near.desc(), Norm.id)


def _fts(asked: str) -> Any:
    rows = text("SELECT rowid FROM norm_search WHERE norm_search MATCH :asked").bindparams(
        asked=asked
    )
    found = rows.columns(rowid=Integer).subquery()
    return select(NormText.version_id).join(found, found.c.rowid == NormText.id)


def _query(words: list[str], how: str, between: Any) -> ColumnElement[Any]:
    """A tsquery: each word by its Dutch stem, or as it stands; a stop word only as it stands."""

    def as_asked(config: str, word: str) -> ColumnElement[Any]:
        return func.to_tsquery(literal_column(f"'{config}'"), f"'{word}'{how}")

    each = [func.tsquery_or(as_asked("dutch", word), as_asked("simple", word)) for word in words]
    return reduce(between, each)


def _on_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
