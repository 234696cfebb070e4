"""JSON for other systems that bring what customers say."""

from typing import Any

from flask import Flask, g, request

from app.kernel.access import Who, opened_by
from app.kernel.api import load, write
from app.kernel.db import db
from app.kernel.errors import Refused
from app.kernel.limits import take
from app.people.session import key_here
from app.voices.bringing import bring
from app.voices.schemas import VoiceBatch, VoiceItem, VoiceResults
from app.voices.service import Here, here
from app.voices.tokens import SCOPE, AccessToken, token_by

PER_TOKEN = "60/minute"  # noqa: S105 - a limit


def init_app(app: Flask) -> None:
    """Open what other systems may use by their key, before anything of a body is read."""

    def ask(scope: str) -> None:
        header = request.headers.get("Authorization", "")
        g.access_token = token_by(db.session(), header, key_here(), scope)

    opened_by(app, ask)


@write(
    "/voices",
    method="POST",
    takes=VoiceBatch,
    gives=VoiceResults,
    allow_to=(Who.SYSTEM,),
    scope=SCOPE,
)
def bring_voices(_actor: Any, content: dict[str, Any]) -> dict[str, Any]:
    """Keep a batch of voices; each has its own result, in order. Again is once.

    Needs `Authorization: Bearer` with a token that an admin made for this, whatever the body
    holds: 401 without one that works, 403 with one for something else.
    """
    token: AccessToken = g.access_token
    take(PER_TOKEN, "voices", token.id)
    beside = here(db.session())
    return {"results": [_result(token.name, item, beside) for item in content["items"]]}


def _result(system: str, item: dict[str, Any], beside: Here) -> dict[str, Any]:
    said = item.get("id")
    found: dict[str, Any] = {"id": said if isinstance(said, str) else ""}
    try:
        made = bring(db.session(), system, load(VoiceItem(), item), beside)
    except Refused as problem:
        return found | {"status": problem.status, "fields": dict(problem.fields or {})}
    return found | {"status": 201 if made else 200}
