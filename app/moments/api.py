"""JSON of moments: log, edit, withdraw, read, join in."""

from typing import Any

from flask import request

from app.kernel.access import Who
from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.kernel.driver import glance
from app.kernel.errors import Malformed, NotFound
from app.kernel.fields import Receipt
from app.kernel.receipt import Sent
from app.moments import reading, replies, service
from app.moments.models import REACTIONS
from app.moments.schemas import (
    AttentionIn,
    CommentIn,
    MomentIn,
    MomentOut,
    Moments,
    ReactionIn,
    SeenIn,
)
from app.moments.wire import fragments
from app.people.actor import Actor
from app.people.service import ref


@write("/moments/<uuid:moment_id>", takes=MomentIn, gives=MomentOut, queued=True)
def log_moment(actor: Actor, moment_id: str, content: dict[str, Any], sent: Sent) -> Answer:
    """Log a moment, or edit it with If-Match: "<hash>"."""
    wire, created = service.log_moment(db.session(), actor, moment_id, content, sent)
    if not wire:  # a late repeat of what was taken back since
        return Answer(sent.receipt(moment_id))
    return Answer(fragments([wire])[0], 201 if created else 200)


@write("/moments/<uuid:moment_id>", method="DELETE", gives=Receipt, queued=True)
def withdraw_moment(actor: Actor, moment_id: str, sent: Sent) -> dict[str, str]:
    """Take one's own moment back."""
    service.withdraw_moment(db.session(), actor, moment_id)
    return sent.receipt(moment_id)


@read("/moments", gives=Moments)
def feed(actor: Actor) -> dict[str, Any]:
    """A page of moments, newest first; `next` goes into `before` for the page after it."""
    scope = request.args.get("scope", "team")
    if scope not in ("mine", "team", "organisation"):
        raise Malformed("scope")
    page = reading.feed(glance(), actor, scope, request.args.get("before"))
    return {"items": fragments(page.wires), "next": page.next}


@read("/moments/<uuid:moment_id>", gives=MomentOut)
def moment(actor: Actor, moment_id: str) -> dict[str, Any]:
    """One moment, with the attention that the reader may see."""
    found = reading.moment_for(db.session(), actor, moment_id)
    attention = [
        {"id": row.id, "author": ref(row.author), "text": row.text, "created_at": row.created_at}
        for row in replies.attention_on(db.session(), actor, found)
    ]
    return reading.with_attention(found, attention)


@write("/moments/<uuid:moment_id>/reactions/<kind>", takes=ReactionIn, gives=Receipt, queued=True)
def react(
    actor: Actor, moment_id: str, kind: str, content: dict[str, Any], sent: Sent
) -> dict[str, str]:
    """Join in with a heart, applause or "me too", or no longer."""
    if kind not in REACTIONS:
        raise NotFound
    replies.react(db.session(), actor, moment_id, kind, content["on"])
    return sent.receipt(moment_id)


@write(
    "/moments/<uuid:moment_id>/comments/<uuid:comment_id>",
    takes=CommentIn,
    gives=Receipt,
    queued=True,
)
def comment(
    actor: Actor, moment_id: str, comment_id: str, content: dict[str, Any], sent: Sent
) -> Answer:
    """Reply to a moment, for all its readers."""
    created = replies.comment(db.session(), actor, moment_id, comment_id, content["text"], sent)
    return Answer(sent.receipt(comment_id), 201 if created else 200)


@write(
    "/moments/<uuid:moment_id>/comments/<uuid:comment_id>",
    method="DELETE",
    gives=Receipt,
    queued=True,
)
def withdraw_comment(actor: Actor, moment_id: str, comment_id: str, sent: Sent) -> dict[str, str]:
    """Take one's own comment back."""
    replies.withdraw_comment(db.session(), actor, moment_id, comment_id)
    return sent.receipt(comment_id)


@write(
    "/moments/<uuid:moment_id>/attention/<uuid:attention_id>",
    takes=AttentionIn,
    gives=Receipt,
    allow_to=(Who.LEAD,),
    queued=True,
)
def give_attention(
    actor: Actor, moment_id: str, attention_id: str, content: dict[str, Any], sent: Sent
) -> Answer:
    """Give attention to a moment of one's team, for its writer alone."""
    created = replies.give_attention(
        db.session(), actor, moment_id, attention_id, content["text"], sent
    )
    return Answer(sent.receipt(attention_id), 201 if created else 200)


@write("/moments/<uuid:moment_id>/attention-seen", takes=SeenIn, gives=Receipt, queued=True)
def see_attention(
    actor: Actor, moment_id: str, content: dict[str, Any], sent: Sent
) -> dict[str, str]:
    """The writer has read the attention on their moment, until the last that was shown."""
    replies.see_attention(db.session(), actor, moment_id, content["until"])
    return sent.receipt(moment_id)
