"""What there is to read, and who may: each rule of who reads what is said here once more, apart
from the app's own, so that the two can be compared."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import db, new_id
from app.kernel.versions import next_version
from app.norms.editing import WORDS
from app.norms.models import Agreement, Norm, NormVersion, Point
from app.people.door_models import Invite
from app.people.models import Person, Team
from tests.access.people import COLLEAGUES, EVERYBODY, MEMBERS, House, browser_of, move_out
from tests.cast import norm as publish
from tests.feedback.test_feedback import give
from tests.moments.words import told, words
from tests.people.joining import invited
from tests.reflections.test_reflecting import answer as reflection

VISIBILITIES = ("private", "team", "organisation")
NOBODY: frozenset[str] = frozenset()

# What somebody wants to discuss of a norm that lies with its members.
RAISED_BY, POINT = "sem", "En bij een rij?"


@dataclass(frozen=True)
class Thing:
    """`owner` wrote it or has it; `team` is the one it was written in."""

    name: str
    id: str
    readers: frozenset[str]
    owner: str = ""
    team: str = ""
    gone: bool = False
    private: bool = False
    changed: bool = False
    to: str = ""
    # Its members still choose: nothing holds yet. Of a norm `to` is the team that one may name.
    open: bool = False
    version: str = ""
    point: str = ""
    draft: str = ""
    # Who could read it when it was written.
    once: frozenset[str] = NOBODY


@dataclass
class Things:
    moments: list[Thing] = field(default_factory=list)
    norms: list[Thing] = field(default_factory=list)
    feedback: list[Thing] = field(default_factory=list)
    reflections: list[Thing] = field(default_factory=list)
    nowhere: list[Thing] = field(default_factory=list)
    comments: list[tuple[Thing, Thing]] = field(default_factory=list)
    devices: list[Thing] = field(default_factory=list)
    invites: list[Thing] = field(default_factory=list)


def readers_of(author: str, team: str, visibility: str) -> frozenset[str]:
    """One's own; the team's to who is in it now; the organisation's to every colleague."""
    shared = MEMBERS.get(team, NOBODY) if visibility == "team" else NOBODY
    return COLLEAGUES if visibility == "organisation" else shared | {author}


def fill(house: House) -> Things:
    """One of everything, in every state that a rule tells apart."""
    things = Things()
    things.moments = [*_moments(house), Thing("nothing", new_id(), NOBODY)]
    things.norms = _norms(house)
    things.feedback = _feedback(house)
    things.reflections = [_reflection(house, who) for who in ("noor", "sem", "fatima", "daan")]
    things.nowhere = [Thing("nothing", new_id(), NOBODY)]
    things.comments = _comments(house, things)
    things.devices = [_device(house, who) for who in ("noor", "fatima", "jan", "daan")]
    things.invites = [
        Thing(team, _invite(house, by, team), frozenset({by, "daan"}), team=team)
        for by, team in (("fatima", "utrecht"), ("petra", "zwolle"))
    ]
    move_out(house, "mo", "zwolle")
    return things


def _moments(house: House) -> Iterator[Thing]:
    teams = {"noor": "utrecht", "fatima": "utrecht", "mo": "utrecht", "jan": "zwolle", "daan": ""}
    yield _moment(house.as_who("anne"), "anne", "", "private", "private")
    for author, team in teams.items():
        shown = VISIBILITIES if team else ("private", "organisation")
        for first in shown:
            for later in (*shown, "withdrawn"):
                yield _moment(house.as_who(author), author, team, first, later)


def _moment(browser: FlaskClient, author: str, team: str, first: str, later: str) -> Thing:
    """Written as `first`, and made `later` of it since."""
    moment_id = told(browser, visibility=first)
    path = f"/api/moments/{moment_id}"
    if later == "withdrawn":
        assert browser.delete(path).status_code == 200
    elif later != first:
        kept = {"If-Match": f'"{browser.get(path).json["hash"]}"'}
        edited = browser.put(path, json=words(visibility=later), headers=kept)
        assert edited.status_code == 200, edited.json
    gone = later == "withdrawn"
    readers = NOBODY if gone else readers_of(author, team, later)
    name = f"{author}'s {first} moment, {later} now"
    private, changed = later == "private", later != first
    once = readers_of(author, team, first)
    return Thing(name, moment_id, readers, author, team, gone, private, changed, once=once)


def _norms(house: House) -> list[Thing]:
    """In force, retired, never proposed and still chosen about; of a team and of everybody."""
    known = house.cast.norms
    with house.app.app_context():
        session = db.session()
        admin = session.get_one(Person, house.ids["daan"])
        utrecht = session.get_one(Team, house.cast.teams["utrecht"])
        version = next_version(session)
        retired = [
            publish(session, "Vroeger", "loop", of, admin, version) for of in (utrecht, None)
        ]
        drafts = [publish(session, "Straks", "loop", of, admin, version) for of in (utrecht, None)]
        opened = [publish(session, "Morgen", "loop", of, admin, version) for of in (utrecht, None)]
        for norm in retired:
            norm.retired_at = clock.now()
        for norm in drafts:
            assert isinstance(norm.current, NormVersion)
            norm.current.proposed_at = norm.current.settled = None
            norm.current.published_at, norm.current = None, None
        for norm in opened:
            assert isinstance(norm.current, NormVersion)
            norm.current.settled, norm.current.published_at = None, None
            norm.current.deadline = clock.now() + timedelta(days=14)
            norm.proposal, norm.current = norm.current, None
            norm.proposal.proposed_by_id = house.ids["bo" if norm.team else "daan"]
        points = [_point(session, norm, house.ids[RAISED_BY]) for norm in opened]
        session.commit()
        ids = [norm.id for norm in (*retired, *drafts, *opened)]
    utrechts = MEMBERS["utrecht"]
    found = [
        Thing("of everybody", known["loop"], EVERYBODY),
        Thing("of Utrecht", known["bel"], utrechts, team="utrecht"),
        Thing("of Zwolle", known["kop"], MEMBERS["zwolle"], team="zwolle"),
        Thing("of Utrecht, retired", ids[0], utrechts, team="utrecht", gone=True),
        Thing("of everybody, retired", ids[1], EVERYBODY, gone=True),
        Thing("of Utrecht, a draft", ids[2], NOBODY, team="utrecht", private=True),
        Thing("of everybody, a draft", ids[3], NOBODY, private=True),
        Thing("of Utrecht, proposed", ids[4], utrechts, "bo", "utrecht", open=True, **points[0]),
        Thing("of everybody, proposed", ids[5], COLLEAGUES, "daan", open=True, **points[1]),
    ]
    return [
        replace(thing, to=house.cast.teams[thing.team or "utrecht"], changed=thing.id in ids)
        for thing in found
    ]


def _point(session: Session, norm: Norm, raised_by: str) -> dict[str, str]:
    assert norm.proposal is not None
    version, point = norm.proposal.id, new_id()
    now = clock.now()
    said = {"version_id": version, "person_id": raised_by}
    session.add(Agreement(**said, stance="discuss", taken_at=now))
    session.add(Point(**said, id=point, text=POINT, raised_at=now))
    return {"version": version, "point": point, "draft": _draft(session, norm.proposal)}


def _draft(session: Session, beside: NormVersion) -> str:
    """What an admin writes meanwhile."""
    said = {name: getattr(beside, name) for name in (*WORDS, "edited_at", "edited_by_id")}
    draft = NormVersion(norm_id=beside.norm_id, number=2, **said)
    session.add(draft)
    session.flush()
    return draft.id


def _feedback(house: House) -> list[Thing]:
    pairs = (("noor", "sem"), ("sem", "noor"), ("jan", "bo"), ("fatima", "noor"), ("anne", "daan"))
    return [
        Thing(
            f"{giver} to {to}",
            give(house.as_who(giver), house.ids[to]),
            frozenset({giver, to}),
            giver,
            to=to,
        )
        for giver, to in pairs
    ]


def _reflection(house: House, who: str) -> Thing:
    key = new_id()
    kept = house.as_who(who).put(f"/api/reflections/{key}", json=reflection())
    assert kept.status_code == 201, kept.json
    return Thing(f"{who}'s", key, frozenset({who}), who)


def _comments(house: House, things: Things) -> list[tuple[Thing, Thing]]:
    """On what noor told, by a colleague, by one elsewhere and by a lead."""
    return [
        (moment, _comment(house.as_who(who), who, moment))
        for moment in things.moments
        if moment.owner == "noor" and not moment.changed
        for who in sorted({"sem", "jan", "fatima"} & moment.readers)
    ]


def _comment(browser: FlaskClient, who: str, moment: Thing) -> Thing:
    key = new_id()
    sent: dict[str, Any] = {"text": "Mooi."}
    assert browser.put(f"/api/moments/{moment.id}/comments/{key}", json=sent).status_code == 201
    return Thing(f"{who}'s comment", key, moment.readers, who)


def _device(house: House, who: str) -> Thing:
    spare = browser_of(house.app, house.ids[who])
    key = spare.get("/api/me").json["device"]["id"]
    return Thing(f"{who}'s spare device", key, frozenset({who}), who)


def _invite(house: House, by: str, team: str) -> str:
    invited(house.app, house.cast, by, team)
    with house.app.app_context():
        of_team = Invite.team_id == house.cast.teams[team]
        return db.session.scalars(select(Invite.id).where(of_team)).one()
