"""Pages for whoever must, or wants to, come in by more than a password."""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import Problem, answer, as_json
from app.kernel.forms import text_of
from app.kernel.limits import forget, take
from app.people.keys import recovery
from app.people.keys.federations import is_linked
from app.people.keys.passkeys import passkeys_of
from app.people.proofs import KeyFirst, ProveAgain, is_weak, require_fresh
from app.people.session import config_of, key_here, key_required
from app.people.staying import by_script
from app.people.views import place_name, place_of, target

keys = Blueprint("keys", __name__)

TRIES = "5/15 minutes"


@keys.app_errorhandler(KeyFirst)
def key_first(problem: KeyFirst) -> ResponseReturnValue:
    """Lead a page's reader to the page that helps, and back."""
    if request.path.startswith("/api") or by_script():
        return as_json(problem)
    going = request.full_path.rstrip("?") if request.method == "GET" else ""
    return redirect(url_for("keys.key", next=going), 303)


@keys.app_errorhandler(ProveAgain)
def prove_again(problem: ProveAgain) -> ResponseReturnValue:
    """Lead a page's reader to sign-in and back."""
    if request.path.startswith("/api"):
        return answer(problem)
    going = (
        request.full_path.rstrip("?")
        if request.method == "GET"
        else target() or url_for("keys.key")
    )
    return redirect(url_for("people.sign_in", next=going), 303)


@keys.get("/passkey")
@allow(Who.PERSON)
def key() -> ResponseReturnValue:
    """What is still needed: a passkey to use or to add, or codes to keep on paper."""
    return _page()


@keys.post("/passkey/recovery")
@allow(Who.PERSON)
def use_code() -> ResponseReturnValue:
    """Go on with a code from paper, in the place of a passkey."""
    try:
        take(TRIES, "recovery", current_user.id)
        recovery.use(db.session(), current_user, text_of(request.form, "code")[:40], key_here())
    except Problem as problem:
        return _page(problem), problem.status, dict(problem.headers)
    db.session.commit()
    forget(TRIES, "recovery", current_user.id)
    return redirect(url_for("keys.key", next=target()), 303)


@keys.post("/passkey/codes")
@allow(Who.PERSON)
def make_codes() -> str:
    """Ten new codes, shown here and nowhere else."""
    require_fresh(current_user)
    if key_required() and is_weak(current_user):
        raise KeyFirst
    codes = recovery.make(db.session(), current_user, key_here())
    db.session.commit()
    going = target() or place_of(current_user)
    return render_template("people/codes.html", codes=codes, target=going, place=place_name())


def own_keys() -> dict[str, object]:
    """What a page shows of its reader's own ways in."""
    session = db.session()
    return {
        "passkeys": passkeys_of(session, current_user),
        "sso": config_of(current_app).sso,
        "linked": is_linked(session, current_user),
    }


def _page(problem: Problem | None = None) -> str:
    session = db.session()
    return render_template(
        "people/key.html",
        problem=problem,
        weak=is_weak(current_user),
        **own_keys(),
        codes_left=recovery.left(session, current_user),
        target=target() or place_of(current_user),
        place=place_name(),
    )
