"""The door on tablet and console: codes for one's own teams, names let in, new phones."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel import clock
from app.kernel.db import db, new_id
from app.kernel.log import LogEntry
from app.people import admissions, invites
from app.people.codes import code_of
from app.people.door_models import Admission, Invite
from app.people.models import Person
from app.people.qr import drawing_of
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.pages import Page, open_page, send
from tests.people.joining import Guest, change_invite, invited, key_of, uses_left


def form(team: str, **more: str) -> dict[str, str]:
    return {"team": team, "lasts": "week", "uses": "25"} | more


def code_on(page: Page, app: Flask) -> str:
    """The code of the invite that a page shows; the drawing on it is of that code's address."""
    end = next(form.get("action") for form in page.all("form") if "/end" in str(form.get("action")))
    found = re.search(r"/invites/([0-9a-f-]+)/end", str(end))
    assert found
    code = code_of(found[1], key_of(app))
    assert str(drawing_of(f"http://localhost/app/join#{code}")) in page.source
    return code


@pytest.mark.parametrize(("who", "place"), [("fatima", "/lead"), ("daan", "/console")])
def test_a_code_is_made_shown_printed_and_withdrawn(
    app: Flask, cast: Cast, sign_in: SignIn, client: FlaskClient, who: str, place: str
) -> None:
    maker = sign_in(who)
    made = send(maker, f"{place}/invites", **form(cast.teams["utrecht"]))
    assert made.status_code == 303
    shown = open_page(maker, made.location)
    assert shown.one("h1").text == "Scan en doe mee"
    card = open_page(maker, made.location + "/card")
    assert {"Doe mee", "Join in"} <= set(card.texts("h2"))
    assert "Vestiging Utrecht" in card.texts("h1")
    guest = Guest(client, code_on(shown, app))
    assert guest.look().json["team"] == "Vestiging Utrecht"
    listed = open_page(maker, f"{place}/team?team={cast.teams['utrecht']}")
    assert "Voor nog 25 collega’s" in listed.text
    assert send(maker, made.location + "/end").status_code == 303
    assert guest.look().json["code"] == "invite_revoked"
    assert open_page(maker, made.location).one("h1").text == "Deze code werkt niet meer"
    assert maker.get(made.location + "/card").status_code == 404
    with app.app_context():
        assert list(db.session.scalars(select(LogEntry.deed).order_by(LogEntry.number))) == [
            "invite_made", "invite_ended",
        ]  # fmt: skip


def test_a_lead_makes_codes_for_the_own_team_and_sees_no_others(
    app: Flask, cast: Cast, fatima: FlaskClient, daan: FlaskClient
) -> None:
    zwolle = cast.teams["zwolle"]
    assert send(fatima, "/lead/invites", **form(zwolle)).status_code == 404
    assert fatima.get(f"/lead/team?team={zwolle}").status_code == 404
    theirs = send(daan, "/console/invites", **form(zwolle)).location
    own = theirs.replace("/console/", "/lead/")
    assert fatima.get(own).status_code == 404
    assert fatima.get(own + "/card").status_code == 404
    assert send(fatima, own + "/end").status_code == 404
    assert "Nog 25 collega’s" in open_page(daan, theirs).text


@pytest.mark.parametrize(
    "wrong", [{"uses": "0"}, {"uses": "201"}, {"uses": "veel"}, {"lasts": "jaar"}, {"team": "x"}]
)
def test_a_form_that_no_page_sends_makes_nothing(
    app: Flask, cast: Cast, fatima: FlaskClient, wrong: dict[str, str]
) -> None:
    sent = form(cast.teams["utrecht"]) | wrong
    assert send(fatima, "/lead/invites", **sent).status_code == 422
    with app.app_context():
        assert db.session.scalar(select(Invite)) is None


@pytest.mark.parametrize(("who", "place"), [("fatima", "/lead"), ("daan", "/console")])
def test_the_phone_that_waits_is_in_when_the_name_is_approved(
    app: Flask, cast: Cast, sign_in: SignIn, client: FlaskClient, who: str, place: str
) -> None:
    guest = Guest(client, invited(app, cast, approval=True))
    asked = guest.join()
    assert (asked.status_code, asked.json) == (202, {"state": "waiting"})
    assert client.get("/api/me").status_code == 401
    assert guest.join().status_code == 202
    assert guest.state() == "waiting"
    with app.app_context():
        assert db.session.get(Person, guest.id) is None
    keeper = sign_in(who)
    shown = open_page(keeper, f"{place}/team/door?team={cast.teams['utrecht']}")
    assert "Kim" in shown.text
    assert send(keeper, f"{place}/admissions/{guest.id}", answer="yes").status_code == 303
    assert guest.state() == "in"
    assert client.get("/api/me").json["person"]["name"] == "Kim"
    assert "Kim" not in open_page(keeper, f"{place}/team/door?team={cast.teams['utrecht']}").text
    assert guest.join().status_code == 201
    words = [line["words"] for line in client.get("/api/log").json["items"]]
    assert words == ["Iemand binnengelaten"]


def test_who_is_turned_away_leaves_nothing_behind(
    app: Flask, cast: Cast, fatima: FlaskClient, client: FlaskClient
) -> None:
    guest = Guest(client, invited(app, cast, approval=True))
    guest.join()
    assert send(fatima, f"/lead/admissions/{guest.id}", answer="no").status_code == 303
    assert guest.state() == "gone"
    assert client.get("/api/me").status_code == 401
    assert send(fatima, f"/lead/admissions/{guest.id}", answer="yes").status_code == 404
    with app.app_context():
        assert db.session.scalar(select(Admission)) is None
        assert db.session.get(Person, guest.id) is None


def test_another_teams_lead_finds_nobody_at_the_door(
    app: Flask, cast: Cast, sign_in: SignIn, client: FlaskClient
) -> None:
    guest = Guest(client, invited(app, cast, approval=True))
    guest.join()
    petra = sign_in("petra")
    assert send(petra, f"/lead/admissions/{guest.id}", answer="yes").status_code == 404
    assert guest.state() == "waiting"


def test_the_door_answers_304_until_somebody_comes(
    app: Flask, cast: Cast, fatima: FlaskClient
) -> None:
    code = invited(app, cast, approval=True)
    path = f"/lead/team/door?team={cast.teams['utrecht']}"
    tag = fatima.get(path).headers["ETag"]
    assert fatima.get(path, headers={"If-None-Match": tag}).status_code == 304
    Guest(app.test_client(), code).join()
    assert fatima.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_a_new_phone_is_announced_before_the_old_one_stops(
    app: Flask, cast: Cast, fatima: FlaskClient, noor: FlaskClient, client: FlaskClient
) -> None:
    path = f"/lead/people/{cast.people['noor']}/new-phone"
    assert "De oude telefoon stopt meteen." in open_page(fatima, path).text
    assert noor.get("/api/me").status_code == 200
    made = send(fatima, path)
    assert noor.get("/api/me").status_code == 401
    shown = open_page(fatima, made.location)
    assert "Noor" in shown.texts("h1")[0]
    guest = Guest(client, code_on(shown, app), known=PASSWORD)
    assert guest.join().json["person"]["id"] == cast.people["noor"]
    assert uses_left(app, guest.code) == 0


@pytest.mark.parametrize(
    ("helper", "place", "who", "status"),
    [
        ("fatima", "/lead", "fatima", 403),  # oneself
        ("fatima", "/lead", "jan", 404),  # another team's
        ("fatima", "/lead", "daan", 404),
        ("daan", "/console", "petra", 303),  # an admin helps a lead
        ("daan", "/console", "daan", 404),  # in no team
    ],
)
def test_a_code_for_a_phone_never_gives_more_than_its_maker_has(
    cast: Cast, sign_in: SignIn, helper: str, place: str, who: str, status: int
) -> None:
    path = f"{place}/people/{cast.people[who]}/new-phone"
    assert send(sign_in(helper), path).status_code == status


def test_a_lead_hands_no_lead_or_admin_of_the_own_team_a_code(
    app: Flask, cast: Cast, fatima: FlaskClient
) -> None:
    with app.app_context():
        noor = db.session.get(Person, cast.people["noor"])
        sem = db.session.get(Person, cast.people["sem"])
        assert noor is not None
        assert sem is not None
        noor.role = "admin"
        sem.memberships[0].role = "lead"
        db.session.commit()
    for name in ("noor", "sem"):
        path = f"/lead/people/{cast.people[name]}/new-phone"
        assert fatima.get(path).status_code == send(fatima, path).status_code == 403
    assert "Nieuwe telefoon" not in open_page(fatima, "/lead/team").text


def test_a_code_that_ran_out_is_not_listed(app: Flask, cast: Cast, fatima: FlaskClient) -> None:
    code = invited(app, cast)
    assert "Open codes" in open_page(fatima, "/lead/team").text
    change_invite(app, code, uses_left=0)
    assert "Open codes" not in open_page(fatima, "/lead/team").text
    assert fatima.get(f"/lead/invites/{new_id()}").status_code == 404


def test_nobody_stands_at_the_door_for_longer_than_a_day(
    app: Flask, cast: Cast, fatima: FlaskClient, client: FlaskClient
) -> None:
    guest = Guest(client, invited(app, cast, approval=True))
    guest.join()
    with app.app_context():
        assert admissions.forget_old(db.session()) == 0
        assert invites.forget_over(db.session()) == 0
    with clock.frozen(clock.now() + timedelta(days=1, minutes=1)):
        assert guest.state() == "gone"
        with app.app_context():
            assert admissions.forget_old(db.session()) == 1
            db.session.commit()
    with app.app_context():
        assert db.session.scalar(select(Admission)) is None


def test_a_code_is_forgotten_a_month_after_its_end(app: Flask, cast: Cast) -> None:
    code = invited(app, cast)
    change_invite(app, code, expires_at=clock.now() - timedelta(days=31))
    with app.app_context():
        assert invites.forget_over(db.session()) == 1
        db.session.commit()
    assert Guest(app.test_client(), code).look().json["code"] == "invite_unknown"
