"""The things that the matrix asks about, by the names in its rows; each made when it is named."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel import clock
from app.kernel.db import db, new_id
from app.norms.walls import Wall
from app.people.codes import wall_token
from app.people.door_models import Invite
from app.voices.compliments import Compliment
from app.voices.tokens import AccessToken
from tests.cast import Cast
from tests.conftest import SignIn
from tests.console.editor import WHOLE, keep, open_norm, publish
from tests.console.test_importing_voices import as_csv, hand_in
from tests.console.test_organisation import picture, send_logo
from tests.moments.words import told
from tests.norms.team import chosen, proposed
from tests.norms.test_walls import make as make_wall
from tests.pages import send
from tests.people.joining import Guest, invited, key_of
from tests.people.keys import new_key
from tests.privacy.test_merging import ask as ask_merge
from tests.voices.saying import card_for, said, token_for, valued

Maker = Callable[["Things"], str | dict[str, str]]
_MAKERS: dict[str, Maker] = {}


class Things(dict[str, str]):
    """Names to ids. What a row does not name is not made."""

    def __init__(self, app: Flask, cast: Cast, sign_in: SignIn) -> None:
        super().__init__(cast.people | cast.teams | cast.norms | {"nothing": new_id()})
        self["today"] = clock.today("Europe/Amsterdam").isoformat()
        self.app, self.cast, self._sign_in = app, cast, sign_in
        self._browsers: dict[str, FlaskClient] = {}

    def as_who(self, login: str) -> FlaskClient:
        if login not in self._browsers:
            self._browsers[login] = self._sign_in(login)
        return self._browsers[login]

    def __missing__(self, name: str) -> str:
        if name == "new":
            return new_id()
        made = _MAKERS[name](self)
        self.update(made if isinstance(made, dict) else {name: made})
        return self[name]


def makes(*names: str) -> Callable[[Maker], Maker]:
    """Declare what a function makes."""

    def declare(maker: Maker) -> Maker:
        _MAKERS.update(dict.fromkeys(names, maker))
        return maker

    return declare


@makes("private", "team", "organisation", "withdrawn")
def _moments(things: Things) -> dict[str, str]:
    noor = things.as_who("noor")
    found = {each: told(noor, visibility=each) for each in ("private", "team", "organisation")}
    found["withdrawn"] = told(noor)
    assert noor.delete(f"/api/moments/{found['withdrawn']}").status_code == 200
    return found


@makes("comment")
def _comment(things: Things) -> str:
    return _put(things, "sem", f"/api/moments/{things['team']}/comments", {"text": "Ja"})


@makes("feedback")
def _feedback(things: Things) -> str:
    words = {"to": things["sem"], "kind": "tip", "behaviour": "Je liep mee."}
    return _put(things, "noor", "/api/feedback", words)


@makes("reflection")
def _reflection(things: Things) -> str:
    words = {"on": things["today"], "answer": "Rustig"}
    return _put(things, "noor", "/api/reflections", words)


@makes("device")
def _device(things: Things) -> str:
    kept = things.as_who("noor").get("/api/devices").json["items"]
    return str(next(device["id"] for device in kept if device["current"]))


@makes("merge")
def _merge(things: Things) -> str:
    return ask_merge(things.as_who("daan"), things.cast, "noor", "jan").rsplit("/", 1)[1]


@makes("passkey")
def _passkey(things: Things) -> str:
    noor = things.as_who("noor")
    new_key(noor)
    return str(noor.get("/api/passkeys").json["items"][0]["id"])


@makes("proposed", "point", "version", "proposed_to_all", "point_to_all")
def _proposals(things: Things) -> dict[str, str]:
    """A norm before the members of Utrecht and one before everybody, each with a point of sem's."""
    sem, daan = things.as_who("sem"), things.as_who("daan")
    found = {}
    ours = proposed(sem, things["utrecht"])
    everybody = publish(daan, open_norm(daan, "new"), **WHOLE)
    for name, norm in (("", ours["id"]), ("_to_all", everybody)):
        asked = chosen(sem, norm, 1, "discuss", "En bij een rij?")["agreement"]
        [point] = asked["points"]
        found |= {f"proposed{name}": norm, f"point{name}": point["id"]}
    return found | {"version": ours["agreement"]["id"]}


@makes("draft")
def _draft(things: Things) -> str:
    """A norm of Utrecht that nobody but an admin has seen."""
    daan = things.as_who("daan")
    return keep(daan, open_norm(daan, "new"), **WHOLE, team=things["utrecht"])


@makes("draft_of_bel")
def _draft_of_bel(things: Things) -> str:
    """By what the form knows which words it throws away."""
    daan = things.as_who("daan")
    keep(daan, open_norm(daan, things["bel"]), title="Anders")
    return str(open_norm(daan, things["bel"]).fields(id="norm")["seen"])


@makes("empty")
def _empty(things: Things) -> str:
    """A team that nobody is in."""
    made = send(things.as_who("daan"), "/console/teams/new", name="Vestiging Assen")
    return str(made.location).rsplit("/", 1)[1].partition("?")[0]


@makes("value")
def _value(things: Things) -> str:
    return valued(things.as_who("daan"))


@makes("voice")
def _voice(things: Things) -> str:
    return said(things.as_who("daan"))


@makes("voice_token")
def _voice_token(things: Things) -> str:
    token_for(things.as_who("daan"))
    return _one(things, select(AccessToken.id))


@makes("import")
def _import(things: Things) -> str:
    rows = as_csv(["Goed geholpen", "2026-10-01", "balie", "", "", "", "", "nl"])
    return str(hand_in(things.as_who("daan"), rows).location).rsplit("/", 1)[1]


@makes("code", "ended_code")
def _code(things: Things) -> dict[str, str]:
    """Utrecht's card, and the one that hung there before."""
    before = card_for(things.app, things.cast)
    return {"ended_code": before, "code": card_for(things.app, things.cast)}


@makes("compliment")
def _compliment(things: Things) -> str:
    """One for Utrecht that nobody read yet."""
    client = things.app.test_client()
    assert send(client, f"/c/{things['code']}", text="Dank je wel.").status_code == 303
    return _one(things, select(Compliment.id).where(Compliment.state == "waiting"))


@makes("approved_voice")
def _approved_voice(things: Things) -> str:
    """What became of a compliment for Utrecht, behind a norm of Utrecht."""
    daan, compliment = things.as_who("daan"), things["compliment"]
    send(daan, f"/console/compliments/{compliment}", act="approve")
    voice = _one(things, select(Compliment.voice_id).where(Compliment.id == compliment))
    act = {"act": f"link:voice:{voice}"}
    assert send(daan, f"/console/norms/{things['bel']}/roots", **act).status_code == 303
    return voice


@makes("wall", "wall_token", "ended_wall_token")
def _wall(things: Things) -> dict[str, str]:
    """Utrecht's link, and one that was ended."""
    fatima = things.as_who("fatima")
    ended = make_wall(fatima, "lead", things["utrecht"]).rsplit("/", 1)[1]
    gone = _one(things, select(Wall.id))
    assert send(fatima, f"/lead/walls/{gone}/end").status_code == 303
    make_wall(fatima, "lead", things["utrecht"])
    kept = _one(things, select(Wall.id))
    token = wall_token(kept, key_of(things.app))
    return {"wall": kept, "wall_token": token, "ended_wall_token": ended}


@makes("logo")
def _logo(things: Things) -> str:
    assert send_logo(things.as_who("daan"), picture()).status_code == 303
    return ""


@makes("invite", "admission")
def _door(things: Things) -> dict[str, str]:
    """A code of Utrecht, and who came by it and waits to be let in."""
    code = invited(things.app, things.cast, approval=True)
    guest = Guest(things.app.test_client(), code)
    assert guest.join().status_code == 202
    return {"invite": _one(things, select(Invite.id)), "admission": guest.id}


def _put(things: Things, who: str, place: str, words: dict[str, Any]) -> str:
    key = new_id()
    assert things.as_who(who).put(f"{place}/{key}", json=words).status_code == 201
    return key


def _one(things: Things, asked: Any) -> str:
    with things.app.app_context():
        return str(db.session.scalars(asked).one())
