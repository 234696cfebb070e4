"""What a norm is rooted in: values, and voices of customers. Walked both ways."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ForeignKey, Row, Select, delete, exists, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel.db import Base
from app.kernel.versions import next_version
from app.norms.models import Norm, NormVersion
from app.voices.models import CustomerVoice, Value
from app.voices.shown import greet_anew

# Voices that go along with a norm to the phone; the rest is in the console.
SHOWN = 3


class NormValue(Base):
    __tablename__ = "norm_value"
    norm_id: Mapped[str] = mapped_column(
        ForeignKey("norm.id", ondelete="CASCADE"), primary_key=True
    )
    value_id: Mapped[str] = mapped_column(
        ForeignKey("value.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class NormVoice(Base):
    __tablename__ = "norm_voice"
    norm_id: Mapped[str] = mapped_column(
        ForeignKey("norm.id", ondelete="CASCADE"), primary_key=True
    )
    voice_id: Mapped[str] = mapped_column(
        ForeignKey("customer_voice.id", ondelete="CASCADE"), primary_key=True, index=True
    )


@dataclass
class Roots:
    """Of one norm: its values in the organisation's order, and its latest voices."""

    values: list[Value] = field(default_factory=list)
    voices: list[CustomerVoice] = field(default_factory=list)


def roots_of(session: Session, ids: Iterable[str], most: int = SHOWN) -> dict[str, Roots]:
    """Values and up to `most` voices of each of these norms, in use; two statements for all."""
    found = {norm_id: Roots() for norm_id in ids}
    values = (
        select(NormValue.norm_id, Value)
        .join(Value, Value.id == NormValue.value_id)
        .where(NormValue.norm_id.in_(found), Value.retired_at.is_(None))
        .order_by(Value.position, Value.id)
    )
    for norm_id, value in session.execute(values).all():
        found[norm_id].values.append(value)
    for norm_id, voice in session.execute(_latest(found, most)).all():
        found[norm_id].voices.append(voice)
    return found


def _latest(ids: Iterable[str], most: int) -> Select[Any]:
    newest = (CustomerVoice.said_on.desc(), CustomerVoice.id.desc())
    place = func.row_number().over(partition_by=NormVoice.norm_id, order_by=newest)
    numbered = (
        select(NormVoice.norm_id, NormVoice.voice_id, place.label("place"))
        .join(CustomerVoice, CustomerVoice.id == NormVoice.voice_id)
        .where(NormVoice.norm_id.in_(ids), CustomerVoice.retired.is_(False))
        .subquery()
    )
    return (
        select(numbered.c.norm_id, CustomerVoice)
        .join(CustomerVoice, CustomerVoice.id == numbered.c.voice_id)
        .where(numbered.c.place <= most)
        .order_by(*newest)
    )


def wire_roots(roots: Roots) -> dict[str, Any]:
    """What a norm is rooted in, as JSON."""
    return {
        "values": [{"id": value.id, "name": value.name} for value in roots.values],
        "voices": [
            {
                "id": voice.id, "text": voice.text, "said_on": voice.said_on,
                "channel": voice.channel, "language": voice.language,
            }
            for voice in roots.voices
        ],
    }  # fmt: skip


def loose_voices(session: Session, most: int) -> Sequence[CustomerVoice]:
    """The latest voices in use that are linked to nothing: what a norm may be rooted in."""
    loose = select(CustomerVoice).where(
        CustomerVoice.linked.is_(False), CustomerVoice.retired.is_(False)
    )
    newest = loose.order_by(CustomerVoice.said_on.desc(), CustomerVoice.id.desc())
    return session.scalars(newest.limit(most)).all()


def norms_in_use(session: Session, most: int | None = None) -> Sequence[Row[*tuple[Any, ...]]]:
    """What every norm in force says, or `most` of them, by title: its id and its words alone."""
    said = NormVersion.title, NormVersion.summary, NormVersion.frame, NormVersion.why
    held = select(Norm.id, *said, NormVersion.say).join(
        NormVersion, NormVersion.id == Norm.current_id
    )
    used = held.where(Norm.retired_at.is_(None)).order_by(NormVersion.title)
    return session.execute(used.limit(most)).all()


def norms_of_voices(session: Session, ids: Iterable[str]) -> dict[str, list[NormVersion]]:
    """The norms in force that each of these voices is behind."""
    found: dict[str, list[NormVersion]] = {}
    rows = (
        select(NormVoice.voice_id, NormVersion)
        .select_from(NormVoice)
        .join(Norm, Norm.id == NormVoice.norm_id)
    )
    of_these = NormVoice.voice_id.in_(list(ids))
    for voice_id, words in session.execute(_held(rows).where(of_these)).all():
        found.setdefault(voice_id, []).append(words)
    return found


def norms_of_value(session: Session, value_id: str) -> Sequence[NormVersion]:
    """The norms in force that are rooted in a value."""
    rows = select(NormVersion).select_from(NormValue).join(Norm, Norm.id == NormValue.norm_id)
    found: Sequence[NormVersion] = session.scalars(
        _held(rows).where(NormValue.value_id == value_id)
    ).all()
    return found


def _held(rows: Any) -> Any:
    """With the version in force, of norms in use, by title."""
    held = rows.join(NormVersion, NormVersion.id == Norm.current_id)
    return held.where(Norm.retired_at.is_(None)).order_by(NormVersion.title)


def link_voices(session: Session, norm_id: str, ids: Iterable[str], *, on: bool) -> None:
    """Put voices behind a norm, or take them away; devices fetch the norm anew."""
    wanted = set(ids)
    version = next_version(session)
    mine = NormVoice.norm_id == norm_id
    there = set(session.scalars(select(NormVoice.voice_id).where(mine)).all()) & wanted
    if on:
        session.add_all(
            NormVoice(norm_id=norm_id, voice_id=voice_id) for voice_id in sorted(wanted - there)
        )
    else:
        session.execute(delete(NormVoice).where(mine, NormVoice.voice_id.in_(there)))
    session.flush()
    session.execute(update(Norm).where(Norm.id == norm_id).values(version=version))
    note_linked(session, wanted)


def link_value(session: Session, norm_id: str, value_id: str, *, on: bool) -> None:
    """Root a norm in a value, or no more; devices fetch the norm anew."""
    version = next_version(session)
    there = session.get(NormValue, (norm_id, value_id))
    if on and there is None:
        session.add(NormValue(norm_id=norm_id, value_id=value_id))
    elif not on and there is not None:
        session.delete(there)
    session.flush()
    session.execute(update(Norm).where(Norm.id == norm_id).values(version=version))


def note_linked(session: Session, ids: Iterable[str]) -> None:
    """Note of voices whether anything is linked to them."""
    behind = exists().where(NormVoice.voice_id == CustomerVoice.id)
    anything = CustomerVoice.theme_id.is_not(None) | CustomerVoice.value_id.is_not(None) | behind
    session.execute(
        update(CustomerVoice).where(CustomerVoice.id.in_(list(ids))).values(linked=anything)
    )
    session.expire_all()


def voices_changed(session: Session, ids: Iterable[str]) -> None:
    """Let devices fetch anew the norms that these voices are behind, and what greets a team."""
    touched = list(ids)
    _anew(session, select(NormVoice.norm_id).where(NormVoice.voice_id.in_(touched)))
    greet_anew(session, touched)


def value_changed(session: Session, value_id: str) -> None:
    """Let devices fetch the norms that are rooted in a value anew."""
    _anew(session, select(NormValue.norm_id).where(NormValue.value_id == value_id))


def _anew(session: Session, ids: Select[Any]) -> None:
    touched = session.scalars(ids).all()
    if touched:
        version = next_version(session)
        session.execute(update(Norm).where(Norm.id.in_(touched)).values(version=version))
