"""What customers left for each team, and the team's wall: who judges, reports and ends them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.kernel import clock
from app.kernel.db import db, new_id
from app.norms.roots import NormVoice
from app.norms.walls import make_wall
from app.people.session import config_of
from app.voices.compliments import Compliment
from app.voices.models import CustomerVoice
from tests.access.cells import Cell
from tests.access.people import EVERYBODY, LEADS, MEMBERS, House
from tests.architecture.matrix import ADMIN
from tests.people.joining import actor_of

# The norm of the cast that a compliment to each team is behind.
BEHIND = {"utrecht": "bel", "zwolle": "kop"}


@dataclass(frozen=True)
class Left:
    """An approved compliment to `team` and its voice, behind a norm of that team; and its wall."""

    team: str
    text: str
    compliment: str
    voice: str
    norm: str
    wall: str


def customers(house: House) -> list[Left]:
    """One compliment and one wall for each team."""
    with house.app.app_context():
        found = [_left(house, team) for team in BEHIND]
        db.session.commit()
    return found


def judging(left: list[Left]) -> Iterator[Cell]:
    """Neither approved nor hidden, only found: 400 says that the compliment is there."""
    for one in left:
        for who in EVERYBODY:
            lead = (400 if LEADS[who] == one.team else 404) if who in LEADS else 403
            path = f"compliments/{one.compliment}"
            yield Cell(who, "POST", f"/lead/{path}", lead, about=one.text)
            console = 400 if who in ADMIN else 403
            yield Cell(who, "POST", f"/console/{path}", console, about=one.text)


def ending(left: list[Left]) -> Iterator[Cell]:
    """Walls: first whoever may not, then whoever may."""
    found = []
    for one in left:
        for who in EVERYBODY:
            status = (303 if LEADS[who] == one.team else 404) if who in LEADS else 403
            found.append(Cell(who, "POST", f"/lead/walls/{one.wall}/end", status, about=one.team))
    yield from sorted(found, key=lambda cell: cell.status < 400)


def reporting(left: list[Left]) -> Iterator[Cell]:
    """By who works in the team, or reads the norm that it is behind; first whoever may not."""
    found = []
    for one in left:
        for who in EVERYBODY:
            may = who in MEMBERS[one.team]
            path = f"voices/{one.voice}/report"
            status = 204 if may else 404
            found.append(Cell(who, "PUT", f"/api/{path}", status, about=one.text))
            for other in left:
                status = 204 if may and other is one else 404
                behind = f"/api/norms/{other.norm}/{path}"
                found.append(Cell(who, "PUT", behind, status, about=one.text))
    yield from sorted(found, key=lambda cell: cell.status < 400)


def read(house: House, left: list[Left]) -> Iterator[str]:
    """A lead reads the compliments to their own team, an admin all of them."""
    for who in (*LEADS, *ADMIN):
        page = house.as_who(who).get(
            "/console/compliments" if who in ADMIN else "/lead/compliments"
        )
        for one in left:
            if (one.text in page.text) != (who in ADMIN or LEADS[who] == one.team):
                yield f"{who} on {one.text}: {one.text in page.text}"


def _left(house: House, team: str) -> Left:
    session, now, key = db.session(), clock.now(), config_of(house.app).secret_key
    team_id, norm = house.cast.teams[team], house.cast.norms[BEHIND[team]]
    text = f"Heel fijn geholpen in {team}."
    voice = CustomerVoice(
        id=new_id(), text=text, text_key=text.casefold(), language="nl", channel="compliment",
        said_on=date(2026, 11, 2), masked=[], source="", team_id=team_id, linked=True,
        created_at=now, retired=False,
    )  # fmt: skip
    session.add(voice)
    session.flush()
    compliment = Compliment(
        id=new_id(), team_id=team_id, text=text, masked=[], language="nl", received_at=now,
        state="approved", voice_id=voice.id,
    )  # fmt: skip
    session.add_all([compliment, NormVoice(norm_id=norm, voice_id=voice.id)])
    wall = make_wall(session, actor_of(house.ids["daan"]), team_id, key)
    return Left(team, text, compliment.id, voice.id, norm, wall.id)
