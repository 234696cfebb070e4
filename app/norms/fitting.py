"""The answer to "Klopt hij nog?": a norm still fits as it is."""

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotAllowed
from app.kernel.versions import next_version
from app.norms.levels import take_note
from app.norms.members import decides, is_asked
from app.norms.models import Norm
from app.norms.proposing import retired
from app.norms.service import norm_for
from app.norms.settling import REVIEWED_AFTER
from app.people.actor import Actor


def still_fits(session: Session, actor: Actor, norm_id: str, above: int | None) -> Norm:
    """Say so as who lives by it or decides about it; nothing asks again for a month. A review is
    over when who decides says so; the next one is half a year later.

    `above`: the version of the organisation's norm that was looked at for it.
    """
    version = next_version(session)
    norm = norm_for(session, actor, norm_id)
    if not may_say_so(session, actor, norm):
        raise NotAllowed
    if norm.retired_at is not None:
        raise retired()
    if norm.current is None:
        raise Conflict(
            "not_in_force", _("Deze norm geldt nog niet. Zeg bij het voorstel wat je vindt.")
        )
    norm.fits_at, norm.quiet_since, norm.version = clock.now(), None, version
    if norm.review_lived is not None and decides(actor, norm):
        norm.current.review_on = (clock.now() + REVIEWED_AFTER).date()
        norm.review_lived = norm.review_room = None
    if above is not None:
        take_note(norm, above)
    session.flush()
    return norm


def may_say_so(session: Session, actor: Actor, norm: Norm) -> bool:
    """Who lives by a norm, and who decides about it."""
    return decides(actor, norm) or is_asked(session, actor.id, norm)
