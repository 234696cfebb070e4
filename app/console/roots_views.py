"""What a norm is rooted in, on its page in the console: put there and taken away."""

from dataclasses import dataclass
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.console.desk import console
from app.console.voice_links import norm_text
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import Malformed, NotFound
from app.kernel.forms import text_of
from app.norms import roots
from app.norms.editing import norm_to_edit
from app.norms.models import Norm
from app.voices import service
from app.voices.likeness import Compared
from app.voices.models import CustomerVoice, Value
from app.voices.values import value_for, values_in_use

# Voices on the page; the table has the rest.
SHOWN = 20
# Loose voices that are compared with the norm, and how many of them it shows.
COMPARED = 300
FITTING = 3


@dataclass(frozen=True)
class Rooted:
    """A norm's roots, and what could be added."""

    values: list[Value]
    voices: list[CustomerVoice]
    more_values: list[Value]
    fitting: list[CustomerVoice]


def rooted(session: Session, norm: Norm | None) -> Rooted | None:
    """What a norm is rooted in, with loose voices that share words with it."""
    if norm is None:
        return None
    found = roots.roots_of(session, [norm.id], SHOWN)[norm.id]
    taken = {value.id for value in found.values}
    words = norm.current or norm.proposal
    loose = {voice.id: voice for voice in roots.loose_voices(session, COMPARED)} if words else {}
    texts = {key: voice.text for key, voice in loose.items()}
    fits = Compared(texts).alike(norm_text(words), FITTING) if words else []
    return Rooted(
        found.values,
        found.voices,
        [value for value in values_in_use(session) if value.id not in taken],
        [loose[key] for key in fits],
    )


@console.post("/norms/<uuid:norm_id>/roots")
@allow(Who.ADMIN)
def root_norm(norm_id: UUID) -> ResponseReturnValue:
    """One click: a value or a voice behind a norm, or away from it."""
    norm = norm_to_edit(db.session(), str(norm_id))
    verb, _colon, named = text_of(request.form, "act").partition(":")
    kind, _colon, key = named.partition(":")
    if verb not in ("link", "unlink") or kind not in ("value", "voice"):
        raise Malformed("act")
    if kind == "value":
        value = value_for(db.session(), _id(key))
        roots.link_value(db.session(), norm.id, value.id, on=verb == "link")
    else:
        voice = service.voice_for(db.session(), _id(key))
        roots.link_voices(db.session(), norm.id, [voice.id], on=verb == "link")
    db.session.commit()
    return redirect(url_for("console.norm", norm_id=norm_id, _anchor="roots"), 303)


def _id(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise NotFound from None
