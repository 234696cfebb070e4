"""Verbs of voices: keep one, change it, take several out of use. What tells of a person is masked
here, whichever way a voice came."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.kernel import clock
from app.kernel.errors import NotFound, Refused
from app.kernel.log import record
from app.people.actor import Actor
from app.people.models import Person, Team
from app.people.service import organisation
from app.voices import deeds
from app.voices.models import CustomerVoice
from app.voices.privacy_marks import masked
from app.voices.scores import Score, score_on
from app.voices.themes import theme_named

# Formatting that turns the order of letters round, beyond the text that it stands in.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Here:
    """What a voice is held against: the day that it is here, and who works here or did, by name."""

    today: date
    people: Sequence[str]


def here(session: Session) -> Here:
    """What voices are held against now."""
    return Here(clock.today(organisation(session).timezone), people_named(session))


def voice_for(session: Session, voice_id: str) -> CustomerVoice:
    """One voice; raises NotFound."""
    whole = (
        joinedload(CustomerVoice.theme), joinedload(CustomerVoice.value),
        joinedload(CustomerVoice.team),
    )  # fmt: skip
    found = session.scalar(
        select(CustomerVoice).options(*whole).where(CustomerVoice.id == voice_id)
    )
    if found is None:
        raise NotFound
    return found


def voices_by(session: Session, ids: Sequence[str]) -> Sequence[CustomerVoice]:
    """Those of these that there are, the latest first."""
    found = select(CustomerVoice).options(joinedload(CustomerVoice.team))
    newest = found.order_by(CustomerVoice.said_on.desc(), CustomerVoice.id.desc())
    return session.scalars(newest.where(CustomerVoice.id.in_(ids))).all()


def add_voice(session: Session, by: Actor, words: Mapping[str, Any]) -> CustomerVoice:
    """Keep what a customer said to somebody here."""
    made = CustomerVoice(source="", created_at=clock.now(), **told(session, words, here(session)))
    session.add(made)
    session.flush()
    record(session, deeds.VOICE_KEPT, actor=by.id, on=made.id)
    return made


def change_voice(
    session: Session, by: Actor, voice_id: str, words: Mapping[str, Any]
) -> CustomerVoice:
    """Other words, masked again; which kinds were masked before is still told."""
    found = voice_for(session, voice_id)
    before = found.masked
    for name, value in told(session, words, here(session)).items():
        setattr(found, name, value)
    found.masked = [*before, *(kind for kind in found.masked if kind not in before)]
    session.flush()
    record(session, deeds.VOICE_KEPT, actor=by.id, on=found.id)
    return found


def use_voices(session: Session, by: Actor, ids: Sequence[str], *, in_use: bool) -> int:
    """Take voices out of use or bring them back; how many changed."""
    found = session.scalars(
        select(CustomerVoice).where(CustomerVoice.id.in_(ids), CustomerVoice.retired == in_use)
    ).all()
    for voice in found:
        voice.retired = not in_use
    session.flush()
    if found:
        deed = deeds.VOICES_RETURNED if in_use else deeds.VOICES_RETIRED
        record(session, deed, actor=by.id, value=str(len(found)))
    return len(found)


def told(session: Session, words: Mapping[str, Any], beside: Here) -> dict[str, Any]:
    """The columns that a form or another system fills; raises Refused with what does not fit."""
    if words["said_on"] > beside.today:
        raise Refused(fields={"said_on": [_("Deze dag is nog niet geweest.")]})
    team = words.get("team")
    if team is not None and session.get(Team, team) is None:
        raise Refused(fields={"team": [_("Dit team is er niet.")]})
    score = score_on(words.get("score"), words.get("scale_from"), words.get("scale_to"))
    theme = theme_named(session, words.get("theme", ""))
    said = text_columns(words["text"], words.get("language", "nl"), beside.people)
    return said | score_columns(score) | {
        "channel": words["channel"],
        "said_on": words["said_on"],
        "team_id": team,
        "theme_id": theme.id if theme else None,
        **({"linked": True} if theme else {}),
    }  # fmt: skip


def text_columns(text: str, language: str, people: Sequence[str]) -> dict[str, Any]:
    """The text without what tells of a person, and without what turns its letters round."""
    said, kinds = masked(cleaned(text), language, people)
    return {"text": said, "text_key": sought(said), "masked": list(kinds), "language": language}


def cleaned(text: str) -> str:
    """A text in one spelling (NFC), without control characters and what turns letters round."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(letter for letter in plain if _shows(letter)).strip()


def score_columns(score: Score | None) -> dict[str, Any]:
    """A score with its scale, as it is kept."""
    if score is None:
        return dict.fromkeys(("score_given", "scale_from", "scale_to", "score")) | {
            "score_key": -1.0
        }
    return {
        "score_given": score.given, "scale_from": score.low, "scale_to": score.high,
        "score": score.of_ten, "score_key": score.of_ten,
    }  # fmt: skip


def sought(text: str) -> str:
    """A text as it is sought: no capitals, no accents, one space between words."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(each for each in apart if not unicodedata.combining(each)).split())


def people_named(session: Session) -> tuple[str, ...]:
    """The names of who works here or did, sorted, so that the same ones are known again."""
    return tuple(sorted(session.scalars(select(Person.name))))


def _shows(letter: str) -> bool:
    return letter == "\n" or (letter not in _TURNING and unicodedata.category(letter) != "Cc")
