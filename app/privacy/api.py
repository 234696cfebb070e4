"""JSON of what the organisation knows of the person who asks."""

from typing import Any

from flask import Response, current_app, request

from app.kernel.api import Answer, read, write
from app.kernel.db import db, settle
from app.kernel.limits import take
from app.people.actor import Actor
from app.people.proving import prove_again
from app.people.session import config_of, take_token
from app.privacy import log
from app.privacy.erasing import erase
from app.privacy.ledger import Ledger
from app.privacy.schemas import Erasure, LogPage, Proof
from app.privacy.take_along import pack

DOWNLOADS = "3/day"


@read("/log", gives=LogPage)
def own_log(actor: Actor) -> dict[str, Any]:
    """What the log holds of oneself: what one did, and what others did about one."""
    lines, following = log.entries(
        db.session(), before=request.args.get("before", type=int), about=actor.id
    )
    return {
        "items": [
            {
                "number": line.number,
                "at": line.at,
                "words": line.words,
                "by": line.actor,
                "by_system": line.by_system,
            }
            for line in lines
        ],
        "next": following,
    }


@write("/my-data", method="POST", takes=Proof)
def download(actor: Actor, content: dict[str, Any]) -> Answer:
    """Everything of oneself as a ZIP: a page to read, and JSON."""
    session = db.session()
    prove_again(session, actor, content["password"])
    take(DOWNLOADS, "download", actor.id)
    file = pack(session, actor)
    return Answer(None, finish=lambda _empty: _as_file(file))


@write("/my-data/erasure", method="POST", takes=Erasure)
def erase_me(actor: Actor, content: dict[str, Any]) -> Answer:
    """Erase oneself. There is no way back; the phone empties itself afterwards."""
    session = db.session()
    prove_again(session, actor, content["password"])
    ledger = Ledger(config_of(current_app).data)
    erase(session, ledger, actor.id, keep=content["keep"], actor=actor.id)
    return Answer(None, finish=_forget)


def _forget(response: Response) -> Response:
    settle(db.engine)
    return take_token(response)


def _as_file(file: bytes) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="beleef.zip"'}
    return Response(file, 200, headers, content_type="application/zip")
