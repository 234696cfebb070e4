"""The cookie that carries a device's token, and the person behind it as `current_user`.

flask-login is only the seam: no session, no remember cookie, no session protection. Its own
sign-out leaves old cookies valid; here the Device row is asked at every request.
"""

from typing import Any, TypeVar

from flask import Flask, Request, current_app, request
from flask.sessions import NullSession, SessionInterface, SessionMixin
from flask_login import LoginManager, current_user
from werkzeug.wrappers import Response

from app.config import Config
from app.kernel import clock
from app.kernel.db import db, glance, writing
from app.kernel.errors import Conflict
from app.people.actor import LONGEST_DAYS, Actor, actor_with
from app.people.service import forget_token, fresh, seen_today, start_device, token_hash


class NoSession(SessionInterface):
    """Flask's own session, switched off: reads as empty, cannot be written, sets no cookie."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin:
        return NullSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Any) -> None:
        """Nothing to save."""


# Views redirect with werkzeug's plain response and answer JSON with flask's.
AnyResponse = TypeVar("AnyResponse", bound=Response)

_LONGEST = LONGEST_DAYS * 24 * 3600


def init_app(app: Flask) -> None:
    app.config["SESSION_PROTECTION"] = None
    # Whoever sends flask-login's remember cookie is never asked for ours, and that cookie may come
    # from anything else on this host. A header cannot carry a cookie of this name.
    app.config["REMEMBER_COOKIE_NAME"] = ";"
    app.session_interface = NoSession()
    manager = LoginManager()
    manager.init_app(app, add_context_processor=False)
    manager.request_loader(_person_of)

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


def start_here(person_id: str, label: str) -> tuple[str, Actor]:
    """Sign a person in on the device that asks, in the place of whoever was signed in on it."""
    session, key = db.session(), config_of(current_app).secret_key
    left = request.cookies.get(_cookie_name())
    if left:
        forget_token(session, left, key)  # its cookie is about to be replaced
    return start_device(session, person_id, label, key)


def give_token(response: AnyResponse, token: str) -> AnyResponse:
    """Put a new token in the browser; scripts cannot read it, other sites cannot send it."""
    response.set_cookie(
        _cookie_name(), token, max_age=_LONGEST, path="/", httponly=True, samesite="Lax",
        secure=config_of(current_app).secure,
    )  # fmt: skip
    return response


def take_token(response: AnyResponse) -> AnyResponse:
    """Remove the token from the browser; the server forgot it already."""
    response.delete_cookie(
        _cookie_name(), path="/", httponly=True, samesite="Lax",
        secure=config_of(current_app).secure,
    )  # fmt: skip
    return response


def label_of(asking: Request) -> str:
    """A name for a device that its owner recognises; no version, no serial."""
    agent = asking.user_agent.string
    kinds = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "CrOS", "Linux")
    kind = next((kind for kind in kinds if kind in agent), "")
    return {"Macintosh": "Mac", "CrOS": "Chromebook", "": "Apparaat"}.get(kind, kind)


def _cookie_name() -> str:
    # Browsers hold `__Host-` cookies to TLS, this host and path /.
    return "__Host-beleef" if config_of(current_app).secure else "beleef"


def _person_of(asking: Request) -> Actor | None:
    token = asking.cookies.get(_cookie_name())
    if not token:
        return None
    with glance() as connection:
        actor = actor_with(connection, token_hash(token, config_of(current_app).secret_key))
    if actor is None or not fresh(actor):
        return None
    _keep_day(actor)
    return actor


def _keep_day(actor: Actor) -> None:
    """Once a day per device, in a transaction of its own: most requests only read."""
    if actor.last_seen_on >= clock.now().date():
        return
    reading = writing.set(True)
    try:
        seen_today(db.session(), actor)
        db.session.commit()
    finally:
        writing.reset(reading)
