"""Which pages of lead and admin are open on a device, at each request for one."""

from flask import Blueprint, request
from flask_login import current_user

from app.people import screens
from app.people.actor import Actor
from app.people.proofs import KeyFirst, NotHere, is_weak
from app.people.session import key_required, write_down


def by_script() -> bool:
    """Whether a page of ours asks for a part of itself: it wants to be told, not to be led away."""
    return "Beleef-Fragment" in request.headers


def ends_unused(pages: Blueprint) -> None:
    """Close these pages when their screen was not used for a while. That a board looks by itself
    whether something is new is no use."""

    @pages.before_request
    def stay() -> None:
        stay_open(current_user, used=request.headers.get("Beleef-Fragment") != "poll")


def stay_open(actor: Actor, *, used: bool) -> None:
    """Raise ScreenEnded when this device's screen is closed, KeyFirst when it takes more to open;
    keep that it was used."""
    if actor.shared:
        raise NotHere
    if problem := screens.ended(actor):
        raise problem
    if key_required() and is_weak(actor):
        raise KeyFirst
    if used and screens.is_news(actor):
        write_down(screens.use, actor)
