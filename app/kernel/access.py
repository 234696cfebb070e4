"""Who may come in: declared on every route, checked before the view runs.

A route that declares nothing stops the start of the app, and so does one for other systems that
names no scope: their key is asked for before anything of the body is read. What a person may do
with one object is the object's own question: records are reached through the person, so a
stranger's id is not found.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol, TypeVar, cast

from flask import Flask, current_app, request
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.kernel.errors import NotAllowed, NotSignedIn

View = TypeVar("View", bound=Callable[..., object])


class Who(StrEnum):
    ANYONE = "anyone"
    PERSON = "person"  # any signed-in person
    LEAD = "lead"  # leads at least one team
    ADMIN = "admin"
    AUDITOR = "auditor"  # reads the log and how things are set up; no content
    SYSTEM = "system"  # another system, by a key of the route's scope; no person stands in for it


class Actor(Protocol):
    """What access needs to know of the signed-in person."""

    @property
    def is_authenticated(self) -> bool: ...
    @property
    def is_admin(self) -> bool: ...
    @property
    def is_auditor(self) -> bool: ...
    @property
    def is_lead(self) -> bool: ...


_RULES: dict[Who, Callable[[Actor], bool]] = {
    Who.PERSON: lambda actor: True,
    Who.LEAD: lambda actor: actor.is_lead,
    Who.ADMIN: lambda actor: actor.is_admin,
    Who.AUDITOR: lambda actor: actor.is_auditor,
}


_KEYS = "beleef keys"


class UndeclaredRoute(RuntimeError):
    """A route says nothing about who may use it."""


def allow(*who: Who, scope: str = "") -> Callable[[View], View]:
    """Declare who may use a view: any one of `who`; for a system, what its key must be made for."""

    def declare(view: View) -> View:
        view.allowed = frozenset(who)  # type: ignore[attr-defined]  # a mark on a function
        view.scope = scope  # type: ignore[attr-defined]  # and another
        return view

    return declare


def declared(app: Flask, endpoint: str) -> frozenset[Who]:
    """What the view behind `endpoint` declares; empty when it declares nothing."""
    return cast(frozenset[Who], getattr(app.view_functions[endpoint], "allowed", frozenset()))


def scope_of(app: Flask, endpoint: str) -> str:
    """What a key must be made for to open `endpoint`; empty where no key does."""
    return cast(str, getattr(app.view_functions[endpoint], "scope", ""))


def opened_by(app: Flask, key: Callable[[str], None]) -> None:
    """Say how the key of another system is asked for a scope: raises unless it opens."""
    app.extensions[_KEYS] = key


def init_app(app: Flask) -> None:
    """Check each request against its route's declaration."""

    @app.before_request
    def check() -> None:
        if request.endpoint is not None:
            try:
                _check(current_app, request.endpoint)
            except NotAllowed:
                # What, not who: that somebody looked behind a door is nobody's file.
                app.logger.warning("not allowed: %s", request.endpoint)
                raise


def _check(app: Flask, endpoint: str) -> None:
    who = declared(app, endpoint)
    if Who.SYSTEM in who:
        app.extensions[_KEYS](scope_of(app, endpoint))
    else:
        require(who)


def require(who: frozenset[Who]) -> None:
    """Raise NotSignedIn or NotAllowed unless the current person is one of `who`."""
    if Who.ANYONE in who:
        return
    actor = cast(Actor, current_user)
    if not actor.is_authenticated:
        raise NotSignedIn
    if not any(_RULES[role](actor) for role in who):
        raise NotAllowed(
            detail=_l(
                "Dit is er voor wie een andere rol heeft. Hoor je hier wel bij? Vraag je beheerder."
            )
        )


def refuse_undeclared(app: Flask) -> None:
    """Stop the start when a route declares nothing; call after the last route is registered."""
    missing = sorted(
        rule.rule
        for rule in app.url_map.iter_rules()
        if not declared(app, rule.endpoint)
        or (Who.SYSTEM in declared(app, rule.endpoint)) != bool(scope_of(app, rule.endpoint))
    )
    if missing:
        raise UndeclaredRoute(f"no @allow on {', '.join(missing)}")
