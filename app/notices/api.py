"""JSON of subscriptions: this device's, of whoever is signed in on it."""

from typing import Any

from flask import current_app
from flask_babel import gettext as _

from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.kernel.errors import Refused
from app.kernel.limits import take
from app.notices import subscriptions
from app.notices.endpoints import accepted
from app.notices.models import Subscription
from app.notices.schemas import SubscriptionIn, SubscriptionOut
from app.people.actor import Actor
from app.people.session import config_of


@write("/subscription", takes=SubscriptionIn, gives=SubscriptionOut)
def subscribe(actor: Actor, content: dict[str, Any]) -> dict[str, Any]:
    """Send notices to this device."""
    endpoint = content["endpoint"]
    if not accepted(config_of(current_app), endpoint):
        raise Refused(
            "not_a_push_service", fields={"endpoint": [_("Deze pushdienst kennen we niet.")]}
        )
    if not subscriptions.listens_at(db.session(), actor, endpoint):
        take("10/day", "subscribe", actor.id)
    return _wire(subscriptions.subscribe(db.session(), actor, endpoint, **content["keys"]))


@write("/subscription", method="DELETE")
def unsubscribe(actor: Actor) -> Answer:
    """Send nothing more to this device."""
    subscriptions.unsubscribe(db.session(), actor)
    return Answer(None)


@read("/subscription", gives=SubscriptionOut)
def subscription(actor: Actor) -> dict[str, Any]:
    """Whether this device listens, and where: as a hash, since the endpoint is a key."""
    return _wire(subscriptions.subscription_of(db.session(), actor))


def _wire(found: Subscription | None) -> dict[str, Any]:
    hashed = subscriptions.endpoint_hash(found.endpoint) if found else None
    return {"subscribed": found is not None, "endpoint_hash": hashed}
