"""The cookie that carries a device's token, and the person behind it as `current_user`.

flask-login is only the seam: no session, no remember cookie, no session protection. Its own
sign-out leaves old cookies valid; here the Device row is asked at every request.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from flask import Flask, Request, current_app, request
from flask.sessions import NullSession, SessionInterface, SessionMixin
from flask_babel import gettext as _
from flask_login import LoginManager, current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.config import Config
from app.kernel import clock
from app.kernel.db import db, writing
from app.kernel.driver import glance
from app.kernel.errors import Conflict
from app.kernel.log import record
from app.people import deeds, locks
from app.people.actor import LONGEST_DAYS, Actor, actor_with
from app.people.models import Proof
from app.people.proofs import manages
from app.people.service import (
    forget_token,
    fresh,
    seen_today,
    start_device,
    token_hash,
)
from app.people.shared import devices
from app.people.shared.models import SharedDevice


class OfDevice(LoginManager):  # type: ignore[misc]  # flask-login has no types
    """`current_user` is whoever our cookie says, without a look at session or remember cookie."""

    def _load_user(self) -> None:
        self._update_request_context_with_user(_person_of(request))


class NoSession(SessionInterface):
    """Flask's own session, switched off: reads as empty, cannot be written, sets no cookie."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin:
        return NullSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Any) -> None:
        """Nothing to save."""


# Views redirect with werkzeug's plain response and answer JSON with flask's.
Given = TypeVar("Given")
AnyResponse = TypeVar("AnyResponse", bound=Response)

_LONGEST = LONGEST_DAYS * 24 * 3600


def init_app(app: Flask) -> None:
    app.config["SESSION_PROTECTION"] = None
    # Whoever sends flask-login's remember cookie is never asked for ours, and that cookie may come
    # from anything else on this host. A header cannot carry a cookie of this name.
    app.config["REMEMBER_COOKIE_NAME"] = ";"
    app.session_interface = NoSession()
    OfDevice().init_app(app, add_context_processor=False)

    @app.before_request
    def refuse_other_person() -> None:
        """What one person wrote on a phone never travels under another's session (I-13)."""
        writer = request.headers.get("Beleef-Person")
        if writer and current_user.is_authenticated and current_user.id != writer:
            raise Conflict("other_person")


def config_of(app: Flask) -> Config:
    """The configuration this app was made with."""
    config: Config = app.config["BELEEF"]
    return config


def key_here() -> str:
    """The installation's key: with it tokens are hashed and codes are made."""
    return config_of(current_app).secret_key


def start_here(person_id: str, label: str, proof: Proof = "password") -> tuple[str, Actor]:
    """Sign a person in on the device that asks, in the place of whoever was signed in on it."""
    session, left = db.session(), token_of(request)
    known = locks.holds(session, person_id, left, key_here())
    token, actor = start_device(session, person_id, label, key_here(), left, proof)
    if place := place_of_request(session):
        devices.take_over(session, place, actor.device_id)
        actor = replace(actor, shared=True)
    elif not known and manages(actor):
        # Of nobody else, nor of a counter's tablet: when somebody signs in tells when they work.
        record(session, deeds.NEW_DEVICE, actor=actor.id, about=actor.id, value=proof)
    return token, actor


def place_of_request(session: Session) -> SharedDevice | None:
    """The shared device that asks, when it is one."""
    cookie = request.cookies.get(_place_cookie(config_of(current_app)), "")
    return devices.with_token(session, cookie, key_here())


def give_place(response: AnyResponse, token: str) -> AnyResponse:
    """Let a browser say that it is a shared device; it signs nobody in."""
    return _set_cookie(response, _place_cookie(config_of(current_app)), token)


def key_required() -> bool:
    """Whether a password is too little here for who leads, manages or audits."""
    return config_of(current_app).passkey_required


def forget_here(session: Session) -> None:
    """End whatever the asking device's token is of."""
    if left := token_of(request):
        forget_token(session, left, key_here())


def give_token(response: AnyResponse, token: str) -> AnyResponse:
    """Put a new token in the browser; scripts cannot read it, other sites cannot send it."""
    return _set_cookie(response, _cookie_name(config_of(current_app)), token)


def take_token(response: AnyResponse) -> AnyResponse:
    """Remove the token from the browser; the server forgot it already."""
    config = config_of(current_app)
    response.delete_cookie(
        _cookie_name(config), path="/", httponly=True, samesite="Lax",
        secure=config.secure,
    )  # fmt: skip
    return response


def label_of(asking: Request) -> str:
    """A name for a device that its owner recognises; no version, no serial."""
    agent = asking.user_agent.string
    kinds = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "CrOS", "Linux")
    kind = next((kind for kind in kinds if kind in agent), "")
    return {"Macintosh": "Mac", "CrOS": "Chromebook", "": str(_("Apparaat"))}.get(kind, kind)


def _cookie_name(config: Config) -> str:
    # Browsers hold `__Host-` cookies to TLS, this host and path /.
    return "__Host-beleef" if config.secure else "beleef"


def _place_cookie(config: Config) -> str:
    return _cookie_name(config) + "-place"


def _set_cookie(response: AnyResponse, name: str, token: str) -> AnyResponse:
    response.set_cookie(
        name, token, max_age=_LONGEST, path="/", httponly=True, samesite="Lax",
        secure=config_of(current_app).secure,
    )  # fmt: skip
    return response


def token_of(asking: Request) -> str:
    """The token that the browser sent; empty when it has none."""
    return asking.cookies.get(_cookie_name(config_of(current_app)), "")


def _person_of(asking: Request) -> Actor | None:
    config = config_of(current_app)
    token = asking.cookies.get(_cookie_name(config))
    if not token:
        return None
    actor = actor_with(glance(), token_hash(token, config.secret_key))
    if actor is None or not fresh(actor) or devices.is_left(actor):
        return None
    _keep_day(actor)
    return actor


def _keep_day(actor: Actor) -> None:
    if actor.last_seen_on < clock.now().date():
        write_down(seen_today, actor)


def write_down(verb: Callable[[Session, Given], None], given: Given) -> None:
    """In a transaction of its own, now and then: most requests only read."""
    reading = writing.set(True)
    try:
        verb(db.session(), given)
        db.session.commit()
    finally:
        writing.reset(reading)
