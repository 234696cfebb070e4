"""Pages of getting in: the way to the place that fits, sign-in, the demo's choice."""

from flask import (
    Blueprint,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import select

from app.kernel.access import Who, allow
from app.kernel.api import person
from app.kernel.db import db
from app.kernel.driver import glance
from app.kernel.errors import NotSignedIn, Problem, as_json
from app.kernel.forms import text_of
from app.people import faces, locks, screens
from app.people.attempts import guarded_sign_in
from app.people.kept import Kept, kept_from, kept_in
from app.people.models import Person
from app.people.organisations import name_of_organisation
from app.people.proving import Secret, secret_of, sign_in_again
from app.people.session import config_of, give_token, key_here, label_of, start_here, take_token
from app.people.staying import by_script

people = Blueprint("people", __name__)
for _name, _filter in faces.FILTERS.items():
    people.add_app_template_filter(_filter, _name)

CAST = ("noor", "sem", "fatima", "jan", "daan")


@people.get("/")
@allow(Who.ANYONE)
def home() -> ResponseReturnValue:
    """Lead a person to the place that fits."""
    if current_user.is_authenticated:
        return redirect(place_of(current_user))
    return redirect(url_for("people.choose") if _is_demo() else url_for("people.sign_in"))


@people.app_errorhandler(NotSignedIn)
def sign_in_first(problem: NotSignedIn) -> ResponseReturnValue:
    """Lead a page's reader to sign-in and back; a form that came too late goes along."""
    if request.path.startswith("/api") or by_script():
        return as_json(problem)
    if request.method == "GET":
        return redirect(url_for("people.sign_in", next=request.full_path.rstrip("?")))
    kept = kept_from(request.path, getattr(current_user, "id", ""), request.form)
    return _sign_in_page(problem, kept=kept), problem.status


@people.get("/sign-in")
@allow(Who.ANYONE)
def sign_in() -> ResponseReturnValue:
    """The sign-in page of tablet and console."""
    has_screen = current_user.is_authenticated and place_of(current_user) != "/app/"
    return _sign_in_page(screens.ended(current_user) if has_screen else None)


@people.post("/sign-in")
@allow(Who.ANYONE)
def start_session() -> ResponseReturnValue:
    """Sign in and go where the person was going, with what they had written."""
    login, password = "", request.form.get("password", "")[:200]
    kept = kept_in(target(), request.form)
    try:
        if "pin" in request.form and current_user.is_authenticated:
            token, actor = sign_in_again(person(), text_of(request.form, "pin")[:200])
        else:
            login = text_of(request.form, "login")[:80]
            token, actor = guarded_sign_in(login, password, label_of(request))
    except Problem as problem:
        return _sign_in_page(problem, login, kept), problem.status, dict(problem.headers)
    db.session.commit()
    if kept and kept.is_of(actor.id):
        page = render_template("people/kept.html", kept=kept, place=place_name())
        return give_token(make_response(page), token)
    return give_token(redirect(target() or place_of(actor), 303), token)


@people.post("/sign-out")
@allow(Who.PERSON)
def end_session() -> ResponseReturnValue:
    """End this device's session."""
    token = locks.sign_out(db.session(), current_user, key_here())
    db.session.commit()
    if token is None:
        return take_token(redirect(url_for("people.home"), 303))
    return give_token(redirect("/app/sign-in", 303), token)


@people.get("/choose")
@allow(Who.ANYONE)
def choose() -> ResponseReturnValue:
    """Kies wie je bent: only while trying out, and it says so."""
    _demo_only()
    rows = db.session.scalars(select(Person).where(Person.login.in_(CAST))).all()
    cast = sorted(rows, key=lambda person: CAST.index(person.login))
    return render_template("people/choose.html", cast=cast, place=place_name())


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
    return give_token(redirect(place_of(actor), 303), token)


def _sign_in_page(problem: Problem | None = None, login: str = "", kept: Kept | None = None) -> str:
    return render_template(
        "people/sign_in.html",
        problem=problem,
        login=login or getattr(current_user, "login", None) or "",
        kept=kept,
        by_pin=own_secret() == "pin" and "other" not in request.args,
        target=kept.to if kept else target(),
        demo=_is_demo(),
        sso=config_of(current_app).sso,
        place=place_name(),
    )


def own_secret() -> Secret | None:
    """What the reader can say to show that it is still them; nothing on a device of others."""
    if not current_user.is_authenticated or current_user.shared:
        return None
    return secret_of(db.session(), current_user.id)


people.add_app_template_global(own_secret)


def place_name() -> str:
    """What pages before sign-in call this place."""
    return name_of_organisation(glance())  # a wrong password holds up nobody who writes


def place_of(actor: object) -> str:
    """Where this person's work is."""
    if getattr(actor, "is_admin", False):
        return url_for("console.norms")
    if getattr(actor, "is_auditor", False):
        return url_for("console.log")
    return url_for("lead.board") if getattr(actor, "is_lead", False) else "/app/"


def target() -> str:
    """Where the person was going, when it is a path of ours; what a browser could read as
    elsewhere is dropped."""
    target = request.values.get("next", "")
    plain = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if plain and target.isprintable() else ""


def _is_demo() -> bool:
    return config_of(current_app).mode == "demo"


def _demo_only() -> None:
    if not _is_demo():
        abort(404)
