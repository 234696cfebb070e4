"""JSON of feedback."""

from typing import Any

from flask import request

from app.feedback import service
from app.feedback.schemas import FeedbackIn, FeedbackPage
from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.kernel.errors import Malformed
from app.kernel.fields import Receipt
from app.kernel.receipt import Sent
from app.people.actor import Actor


@write("/feedback/<uuid:feedback_id>", takes=FeedbackIn, gives=Receipt, queued=True)
def give_feedback(actor: Actor, feedback_id: str, content: dict[str, Any], sent: Sent) -> Answer:
    """Give a colleague a compliment or a tip."""
    created = service.give_feedback(db.session(), actor, feedback_id, content, sent)
    return Answer(sent.receipt(feedback_id), 201 if created else 200)


@read("/feedback", gives=FeedbackPage)
def feedback(actor: Actor) -> dict[str, Any]:
    """What one received or gave, newest first."""
    boxes = {"received": service.received, "given": service.given}
    box = boxes.get(request.args.get("box", "received"))
    if box is None:
        raise Malformed("box")
    items, following = box(db.session(), actor, request.args.get("before"))
    return {"items": items, "next": following}


@write("/feedback/<uuid:feedback_id>/opened", gives=Receipt, queued=True)
def open_feedback(actor: Actor, feedback_id: str, sent: Sent) -> dict[str, str]:
    """The receiver has read it."""
    service.open_feedback(db.session(), actor, feedback_id)
    return sent.receipt(feedback_id)


@write("/feedback/<uuid:feedback_id>/thanks", gives=Receipt, queued=True)
def thank(actor: Actor, feedback_id: str, sent: Sent) -> dict[str, str]:
    """The receiver thanks the giver."""
    service.thank(db.session(), actor, feedback_id)
    return sent.receipt(feedback_id)
