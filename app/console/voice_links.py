"""To what a voice can be linked: what there is, what fits, and doing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from app.kernel.errors import Malformed, NotFound
from app.norms import roots
from app.norms.editing import norm_to_edit
from app.norms.models import NormVersion
from app.voices.likeness import Compared
from app.voices.models import CustomerVoice, Theme, Value
from app.voices.themes import theme_named, themes
from app.voices.values import value_for, values_in_use

# With more norms than this the table's rows suggest nothing; one voice's page still does.
MOST_COMPARED = 600


@dataclass(frozen=True)
class Choices:
    """What voices can be linked to, by kind and id."""

    norms: Mapping[str, Row[*tuple[Any, ...]]]
    values: Mapping[str, Value]
    themes: Mapping[str, Theme]
    texts: Compared


@dataclass(frozen=True)
class Target:
    """`kind` and `key` as a button names them: norm, value or theme, and its id."""

    kind: str
    key: str
    name: str

    @property
    def named(self) -> str:
        return f"{self.kind}:{self.key}"


def choices(session: Session, most: int | None = None) -> Choices:
    """What there is to link to now, with the words by which it is compared; `most` norms."""
    norms = {each.id: each for each in roots.norms_in_use(session, most)}
    values = {each.id: each for each in values_in_use(session)}
    about = {each.id: each for each in themes(session)}
    texts = {f"norm:{key}": norm_text(norm) for key, norm in norms.items()}
    texts |= {f"value:{key}": f"{value.name} {value.text}" for key, value in values.items()}
    texts |= {f"theme:{key}": theme.name for key, theme in about.items()}
    return Choices(norms, values, about, Compared(texts))


def suggestions(
    there: Choices, voice: CustomerVoice, *, linked: Sequence[NormVersion] = (), most: int = 4
) -> list[Target]:
    """What shares most words with a voice and is not linked to it yet."""
    if most == 1 and len(there.norms) > MOST_COMPARED:
        return []
    taken = {f"norm:{norm.norm_id}" for norm in linked}
    taken |= {f"value:{voice.value_id}", f"theme:{voice.theme_id}"}
    return [_target(there, key) for key in there.texts.alike(voice.text, most, but=taken)]


def link(session: Session, ids: Sequence[str], named: str, *, on: bool) -> None:
    """Link voices to what a button named, or unlink them; raises NotFound, or Malformed."""
    kind, _colon, key = named.partition(":")
    ids = session.scalars(select(CustomerVoice.id).where(CustomerVoice.id.in_(ids))).all()
    if kind == "theme":
        _put(session, ids, theme_id=_id(key) if on else None, of=Theme)
    elif kind == "value":
        value_id = _id(key)
        value_for(session, value_id)
        _put(session, ids, value_id=value_id if on else None)
    elif kind == "norm":
        norm = norm_to_edit(session, _id(key))
        roots.link_voices(session, norm.id, ids, on=on)
    elif kind == "new-theme" and on:
        theme = theme_named(session, key[:60])
        if theme is not None:
            _put(session, ids, theme_id=theme.id)
    else:
        raise Malformed("link")


def _put(session: Session, ids: Sequence[str], of: Any = None, **column: str | None) -> None:
    [key] = column.values()
    if of is not None and key is not None and session.get(of, key) is None:
        raise NotFound
    session.execute(update(CustomerVoice).where(CustomerVoice.id.in_(ids)).values(column))
    roots.note_linked(session, ids)


def _target(there: Choices, named: str) -> Target:
    kind, _colon, key = named.partition(":")
    if kind == "norm":
        return Target(kind, key, there.norms[key].title)
    return Target(kind, key, there.values[key].name if kind == "value" else there.themes[key].name)


def norm_text(norm: NormVersion | Row[*tuple[Any, ...]]) -> str:
    """The words of a norm by which voices are compared with it."""
    return " ".join((norm.title, norm.summary, norm.frame, norm.why, *norm.say))


def _id(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise NotFound from None
