"""The screens of a lead and an admin: open until half an hour after their last use, twelve hours
at most. Then /lead/ and /console/ ask for the password again; the phone app of the same person, in
the same browser, stays signed in (OWASP ASVS 7.3.1, 7.3.2).

What is kept of use is one instant per device, no finer than a minute, written over and over and
shown to nobody.
"""

from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import NotSignedIn
from app.people.actor import Actor
from app.people.models import Device

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
_STEP = timedelta(minutes=1)


class ScreenEnded(NotSignedIn):
    """Signed in, but not of late enough for the screens of lead and admin."""

    code = "screen_ended"
    detail = _l("Je was een tijdje weg. Log opnieuw in.")


def ended(actor: Actor) -> ScreenEnded | None:
    """Why this device's screens are closed; None while they are open."""
    started, used, now = actor.screen_started_at, actor.screen_used_at, clock.now()
    if started is None or used is None or now - used > IDLE:
        return ScreenEnded()
    if now - started >= LONGEST:
        return ScreenEnded(detail=_l("Je bent hier al twaalf uur ingelogd. Log opnieuw in."))
    return None


def is_news(actor: Actor) -> bool:
    """Whether use right now tells more than what is kept."""
    return actor.screen_used_at is None or clock.now() - actor.screen_used_at >= _STEP


def use(session: Session, actor: Actor) -> None:
    """Somebody is here: the half hour begins anew."""
    session.execute(
        update(Device).where(Device.id == actor.device_id).values(screen_used_at=clock.now())
    )


def forget_ended(session: Session) -> int:
    """Of a screen that has ended not even the last use is kept; returns how many there were."""
    over = Device.screen_used_at < clock.now() - IDLE
    rows = session.scalars(
        update(Device)
        .where(over)
        .values(screen_started_at=None, screen_used_at=None)
        .returning(Device.id)
    )
    return len(rows.all())


def opened(now: datetime) -> dict[str, datetime]:
    """The columns of a device on which somebody just proved who they are."""
    return {"screen_started_at": now, "screen_used_at": now}
