"""One's own password: JSON for the phone, a page for tablet and console."""

from functools import partial
from typing import Any

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from app.kernel.access import Who, allow
from app.kernel.api import Answer, person, read, write
from app.kernel.db import db
from app.kernel.errors import Malformed, Problem
from app.people import own_password, passwords, wire
from app.people.actor import Actor
from app.people.keys.views import keys
from app.people.proving import prove_again, secret_of, sign_in_again
from app.people.schemas import MOST_PASSWORD, MeOut, PasswordIn, PasswordOut, ProofIn
from app.people.session import give_token
from app.people.views import place_name, place_of, target


@read("/password", gives=PasswordOut)
def password(actor: Actor) -> dict[str, Any]:
    """What choosing a password takes."""
    return {"asks": secret_of(db.session(), actor.id), "least": own_password.least_for(actor)}


@write("/proof", method="POST", takes=ProofIn, gives=MeOut)
def prove(actor: Actor, content: dict[str, Any]) -> Answer:
    """Prove oneself again on this device: what asks for a sign-in of just now is open after it."""
    token, entered = sign_in_again(actor, content["said"])
    me = wire.me(db.session(), entered, current_app.config["PUSH_KEY"])
    return Answer(me, finish=partial(give_token, token=token))


@write("/password", takes=PasswordIn)
def change_password(actor: Actor, content: dict[str, Any]) -> Answer:
    """Choose another password, or a first one; every other device is signed out."""
    _choose(actor, content["current"], content["password"])
    return Answer(None)


@keys.get("/password")
@allow(Who.PERSON)
def password_page() -> str:
    """The form for another password, or a first one."""
    return _page()


@keys.post("/password")
@allow(Who.PERSON)
def keep_password() -> ResponseReturnValue:
    """Choose another password; the page says what it did, or why not."""
    said, chosen = (request.form.get(name, "") for name in ("current", "password"))
    try:
        if len(said) > MOST_PASSWORD or len(chosen) > MOST_PASSWORD:
            raise Malformed
        _choose(person(), said, chosen)
        db.session.commit()
    except Problem as problem:
        db.session.rollback()
        return _page(problem), problem.status, dict(problem.headers)
    return _page(done=True)


def _choose(actor: Actor, said: str, chosen: str) -> None:
    own_password.refuse(db.session(), actor, chosen)
    prove_again(db.session(), actor, said)
    password_hash = passwords.hash_password(chosen)
    own_password.keep(db.session(), actor, password_hash)


def _page(problem: Problem | None = None, *, done: bool = False) -> str:
    actor = person()
    return render_template(
        "people/password.html",
        problem=problem,
        done=done,
        asks=secret_of(db.session(), actor.id),
        least=own_password.least_for(actor),
        most=MOST_PASSWORD,
        login=actor.login,
        target=target() or place_of(actor),
        place=place_name(),
    )
