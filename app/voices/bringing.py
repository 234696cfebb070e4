"""A voice from another system: kept once under that system's own id."""

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.versions import hold_counter
from app.voices.models import CustomerVoice
from app.voices.service import Here, told


def bring(session: Session, system: str, words: Mapping[str, Any], beside: Here) -> bool:
    """Keep it, masked; False when it was there already. Raises Refused with what does not fit."""
    hold_counter(session)  # the same voice sent twice at once is still one
    origin = hashlib.sha256(orjson.dumps(["system", system, words["id"]])).hexdigest()
    if session.scalar(select(CustomerVoice.id).where(CustomerVoice.origin == origin)):
        return False
    columns = told(session, words, beside)
    session.add(
        CustomerVoice(source=system[:60], origin=origin, created_at=clock.now(), **columns)
    )  # fmt: skip
    session.flush()
    return True
