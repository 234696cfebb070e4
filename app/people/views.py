"""Pages of getting in: the way to the place that fits, sign-in, the demo's choice."""

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import select

from app.kernel.access import Who, allow
from app.kernel.db import db, glance
from app.kernel.errors import Problem
from app.kernel.forms import text_of
from app.people import faces, service
from app.people.attempts import guarded_sign_in
from app.people.models import Person
from app.people.session import config_of, give_token, label_of, start_here, take_token

people = Blueprint("people", __name__)
for _name, _filter in faces.FILTERS.items():
    people.add_app_template_filter(_filter, _name)

CAST = ("noor", "sem", "fatima", "jan", "daan")


@people.get("/")
@allow(Who.ANYONE)
def home() -> ResponseReturnValue:
    """Lead a person to the place that fits."""
    if current_user.is_authenticated:
        return redirect(_place_of(current_user))
    return redirect(url_for("people.choose") if _is_demo() else url_for("people.sign_in"))


@people.get("/sign-in")
@allow(Who.ANYONE)
def sign_in() -> ResponseReturnValue:
    """The sign-in page of tablet and console."""
    return _sign_in_page()


@people.post("/sign-in")
@allow(Who.ANYONE)
def start_session() -> ResponseReturnValue:
    """Sign in and go where the person was going."""
    login, password = "", request.form.get("password", "")[:200]
    try:
        login = text_of(request.form, "login")[:80]
        token, actor = guarded_sign_in(login, password, label_of(request))
    except Problem as problem:
        return _sign_in_page(problem, login), problem.status, dict(problem.headers)
    db.session.commit()
    target = _inside(request.form.get("next", "")) or _place_of(actor)
    return give_token(redirect(target, 303), token)


@people.post("/sign-out")
@allow(Who.PERSON)
def end_session() -> ResponseReturnValue:
    """End this device's session."""
    service.sign_out(db.session(), current_user)
    db.session.commit()
    return take_token(redirect(url_for("people.home"), 303))


@people.get("/choose")
@allow(Who.ANYONE)
def choose() -> ResponseReturnValue:
    """Kies wie je bent: only while trying out, and it says so."""
    _demo_only()
    rows = db.session.scalars(select(Person).where(Person.login.in_(CAST))).all()
    cast = sorted(rows, key=lambda person: CAST.index(person.login))
    place = service.name_of_organisation(db.session())
    return render_template("people/choose.html", cast=cast, place=place)


@people.post("/choose/<login>")
@allow(Who.ANYONE)
def be(login: str) -> ResponseReturnValue:
    """Sign in as one of the demo's cast."""
    _demo_only()
    if login not in CAST:
        abort(404)  # also what no database takes, such as NUL
    person_id = db.session.scalar(select(Person.id).where(Person.login == login))
    if person_id is None:
        abort(404)
    token, actor = start_here(person_id, label_of(request))
    db.session.commit()
    return give_token(redirect(_place_of(actor), 303), token)


def _sign_in_page(problem: Problem | None = None, login: str = "") -> str:
    with glance() as connection:  # a wrong password holds up nobody who writes
        place = service.name_of_organisation(connection)
    return render_template(
        "people/sign_in.html",
        problem=problem,
        login=login,
        target=_inside(request.values.get("next", "")),
        demo=_is_demo(),
        place=place,
    )


def _place_of(actor: object) -> str:
    if getattr(actor, "is_admin", False):
        return url_for("console.norms")
    return url_for("lead.board") if getattr(actor, "is_lead", False) else "/app/"


def _inside(target: str) -> str:
    """`target` when it is a path of ours; what a browser could read as elsewhere is dropped."""
    plain = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if plain and target.isprintable() else ""


def _is_demo() -> bool:
    return config_of(current_app).mode == "demo"


def _demo_only() -> None:
    if not _is_demo():
        abort(404)
