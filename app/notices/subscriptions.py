"""Verbs of subscribing: a device listens for whoever is signed in on it, and for nobody else."""

import hashlib

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotAllowed, NotSignedIn
from app.notices.models import Subscription
from app.people.actor import Actor
from app.people.models import Device

MOST = 10


def subscribe(
    session: Session, actor: Actor, endpoint: str, p256dh: str, auth: str
) -> Subscription:
    """Let this device listen for its person; repeatable. With other keys it is somebody else's.

    The same endpoint with the same keys is this very browser, now used by another person: only it
    knows the keys. What still waited for the former person goes with their subscription. A device
    that several people share never listens: its screen is not one person's.
    """
    _hold_device(session, actor)
    found = session.scalar(select(Subscription).where(Subscription.endpoint == endpoint))
    keys, owner = (p256dh, auth), (actor.id, actor.device_id)
    if found is not None and (found.p256dh, found.auth) != keys:
        raise Conflict("other_keys")
    if found is None or (found.person_id, found.device_id) != owner:
        _make_room(session, actor, found)
        found = Subscription(endpoint=endpoint, p256dh=p256dh, auth=auth)
        found.person_id, found.device_id = owner
        session.add(found)
    found.confirmed_at = clock.now()
    session.flush()
    _keep_most_recent(session, actor)
    return found


def unsubscribe(session: Session, actor: Actor) -> None:
    """This device listens no longer; repeatable."""
    session.execute(delete(Subscription).where(Subscription.device_id == actor.device_id))


def subscription_of(session: Session, actor: Actor) -> Subscription | None:
    """How this device listens, if it does."""
    return session.scalar(select(Subscription).where(Subscription.device_id == actor.device_id))


def listens_at(session: Session, actor: Actor, endpoint: str) -> bool:
    """Whether this device listens there already: each start of the app says so again."""
    current = subscription_of(session, actor)
    return current is not None and current.endpoint == endpoint


def endpoint_hash(endpoint: str) -> str:
    """SHA-256 in hex: what the phone may compare its own endpoint with; the endpoint stays here."""
    return hashlib.sha256(endpoint.encode()).hexdigest()


def _hold_device(session: Session, actor: Actor) -> None:
    """Two tabs that start together subscribe one after the other."""
    device = session.get(Device, actor.device_id, with_for_update=True)
    if device is None:
        raise NotSignedIn
    if device.shared:
        raise NotAllowed("shared_device")


def _make_room(session: Session, actor: Actor, former: Subscription | None) -> None:
    """A device has one subscription and an endpoint belongs to one."""
    unsubscribe(session, actor)
    if former is not None:
        session.delete(former)
        session.flush()


def _keep_most_recent(session: Session, actor: Actor) -> None:
    """Each start confirms a subscription: beyond ten, the longest silent one is out of use."""
    session.execute(
        delete(Subscription).where(
            Subscription.id.in_(
                select(Subscription.id)
                .where(Subscription.person_id == actor.id)
                .order_by(Subscription.confirmed_at.desc(), Subscription.id.desc())
                .offset(MOST)
            )
        )
    )
