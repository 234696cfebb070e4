"""Pages of single sign-on: out to the organisation's provider, and back.

What a browser takes along lies in one signed cookie for ten minutes; no row is made before the
provider said who came.
"""

from typing import Any

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import update

from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import NotFound, NotSignedIn, Problem
from app.kernel.limits import take
from app.kernel.security import own_origin
from app.people.keys import federations, provider
from app.people.keys.provider import Account, Declined, Started
from app.people.models import Device
from app.people.proofs import KeyFirst, is_weak, require_fresh
from app.people.session import (
    AnyResponse,
    config_of,
    give_token,
    key_here,
    key_required,
    label_of,
    start_here,
)
from app.people.views import place_name, place_of, target
from app.sso_settings import Sso

sso = Blueprint("sso", __name__, url_prefix="/sso")

PER_ADDRESS = "200/15 minutes"
LASTS = 600  # seconds


@sso.get("/start")
@allow(Who.ANYONE)
def start() -> ResponseReturnValue:
    """Go and sign in at the organisation's provider."""
    return _out(link="")


@sso.get("/link")
@allow(Who.PERSON)
def start_link() -> ResponseReturnValue:
    """Go and show which company account is one's own."""
    _may_change()
    return _out(link=current_user.id)


@sso.get("/back")
@allow(Who.ANYONE)
def back() -> ResponseReturnValue:
    """Whom the provider sends back, with its word or with an error."""
    try:
        taken = _taken()
        if request.args.get("state") != taken["started"][0] or "code" not in request.args:
            raise Declined
        started = Started(*taken["started"])
        account = provider.finish(
            _settings(), _back(), started, request.args["code"], again=taken["again"]
        )
        return _confirm(account, taken) if taken["link"] else _enter(account, taken["next"])
    except Problem as problem:
        db.session.rollback()
        page = render_template("people/sso_failed.html", problem=problem, place=place_name())
        return _without(Response(page, problem.status))


@sso.post("/link")
@allow(Who.PERSON)
def link() -> ResponseReturnValue:
    """Link the account that the page before showed."""
    _may_change()
    taken = _taken()
    if taken["link"] != current_user.id or "account" not in taken:
        raise NotFound
    federations.link(db.session(), current_user, Account(*taken["account"]))
    mine = Device.id == current_user.device_id
    db.session.execute(update(Device).where(mine).values(proof="sso"))
    db.session.commit()
    return _without(redirect(taken["next"] or place_of(current_user), 303))


@sso.post("/unlink")
@allow(Who.PERSON)
def unlink() -> ResponseReturnValue:
    """Let go of the linked account."""
    _may_change()
    federations.unlink(db.session(), current_user)
    db.session.commit()
    return redirect(target() or place_of(current_user), 303)


def _enter(account: Account, going: str) -> ResponseReturnValue:
    person_id = federations.person_with(db.session(), account)
    token, actor = start_here(person_id, label_of(request), "sso")
    db.session.commit()
    return give_token(_without(redirect(going or place_of(actor), 303)), token)


def _confirm(account: Account, taken: dict[str, Any]) -> ResponseReturnValue:
    """Ask first: somebody else's page may have led the reader here, under an account of theirs."""
    if getattr(current_user, "id", "") != taken["link"]:
        raise NotSignedIn
    page = render_template("people/sso_link.html", account=account, place=place_name())
    return _keep(Response(page), taken | {"account": account})


def _out(link: str) -> ResponseReturnValue:
    take(PER_ADDRESS, "sso", request.remote_addr or "")
    again = current_user.is_authenticated  # to prove that it is still them
    url, started = provider.start(_settings(), _back(), again=again)
    taken = {"started": started, "link": link, "next": target(), "again": again}
    return _keep(redirect(url, 303), taken)


def _settings() -> Sso:
    found = config_of(current_app).sso
    if found is None:
        raise NotFound
    return found


def _may_change() -> None:
    require_fresh(current_user)
    weak = key_required() and is_weak(current_user)
    if weak and federations.has_key(db.session(), current_user):
        raise KeyFirst


def _back() -> str:
    return own_origin(config_of(current_app)) + url_for("sso.back")


def _cookie() -> str:
    return "__Host-beleef-sso" if config_of(current_app).secure else "beleef-sso"


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key_here(), salt="sso")


def _keep(response: AnyResponse, content: dict[str, Any]) -> AnyResponse:
    response.set_cookie(
        _cookie(), _signer().dumps(content), max_age=LASTS, path="/", httponly=True,
        samesite="Lax", secure=config_of(current_app).secure,
    )  # fmt: skip
    return response


def _taken() -> dict[str, Any]:
    try:
        found: dict[str, Any] = _signer().loads(request.cookies.get(_cookie(), ""), max_age=LASTS)
    except BadSignature:
        raise Declined from None
    return found


def _without(response: AnyResponse) -> AnyResponse:
    response.delete_cookie(
        _cookie(), path="/", httponly=True, samesite="Lax", secure=config_of(current_app).secure
    )
    return response
