"""Verbs of a list of people: keep it between the dry run and the deed, and carry it out whole."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, cast

import orjson
from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, String, Text, delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel import clock
from app.kernel.db import Base, Id, new_id
from app.kernel.errors import Conflict, NotFound, Refused
from app.kernel.log import record, record_about
from app.kernel.versions import next_version
from app.people import deeds
from app.people.actor import Actor
from app.people.fates import Plan, Wish, plan
from app.people.models import Membership, Person, Team, TeamRole
from app.people.names import folded
from app.people.placing import place
from app.people.roll import Line, Roll
from app.people.staff import change_person

# Long enough to read it through; it holds names, so no longer.
KEPT = timedelta(hours=2)


class PeopleList(Base):
    """A list that somebody handed in, for its dry run. Once carried out, its rows are gone."""

    __tablename__ = "people_list"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    made_by_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime]
    file_hash: Mapped[str] = mapped_column(String(64))
    make_teams: Mapped[bool]
    rows: Mapped[str] = mapped_column(Text)
    done_at: Mapped[datetime | None]

    @property
    def roll(self) -> Roll:
        """The rows as they were read from the file."""
        kept = orjson.loads(self.rows)
        return Roll([Line(*line) for line in kept["lines"]], kept["skipped"])


class Changed(Conflict):
    """People changed since the dry run: what was shown is not what would be done."""

    code = "people_changed"
    detail = _l("Intussen is hier iets veranderd. Kijk nog een keer; er is nog niets gedaan.")


class HasWrongRows(Refused):
    """A list is carried out whole or not at all."""

    code = "wrong_rows"
    detail = _l("Verbeter eerst de rijen die niet kunnen. Er is nog niets veranderd.")


def keep_list(
    session: Session, by: Actor, data: bytes, roll: Roll, *, make_teams: bool
) -> PeopleList:
    """Keep a list for its dry run; the same file handed in again is the same list."""
    oldest = clock.now() - KEPT
    session.execute(delete(PeopleList).where(PeopleList.made_at < oldest))
    hashed = hashlib.sha256(data).hexdigest()
    rows = orjson.dumps({"lines": [list(asdict(each).values()) for each in roll.lines],
                         "skipped": roll.skipped}).decode()  # fmt: skip
    found = session.scalar(
        select(PeopleList).where(
            PeopleList.made_by_id == by.id, PeopleList.file_hash == hashed,
            PeopleList.make_teams == make_teams, PeopleList.rows == rows,
        )
    )  # fmt: skip
    if found is None:
        found = PeopleList(
            made_by_id=by.id,
            made_at=clock.now(),
            file_hash=hashed,
            make_teams=make_teams,
            rows=rows,
        )
        session.add(found)
        session.flush()
    return found


def list_of(session: Session, by: Actor, list_id: str) -> PeopleList:
    """One's own list, while it is kept."""
    found = session.get(PeopleList, list_id, populate_existing=True)
    if found is None or found.made_by_id != by.id or found.made_at < clock.now() - KEPT:
        raise NotFound
    return found


def plan_of(session: Session, by: Actor, kept: PeopleList) -> Plan:
    """What the list would do now."""
    return plan(session, by.id, kept.roll.lines, make_teams=kept.make_teams)


def carry_out(session: Session, by: Actor, list_id: str, mark: str) -> list[tuple[str, str]]:
    """Do what was shown, all of it; returns id and name of whoever is called otherwise now.

    A list that was carried out already does nothing more.
    """
    version = next_version(session)
    kept = list_of(session, by, list_id)
    if kept.done_at is not None:
        return []
    made = plan_of(session, by, kept)
    if made.wrong:
        raise HasWrongRows
    if made.mark != mark:
        raise Changed
    teams = _teams(session, by, made, version)
    _add(session, by, [wish for wish in made.wishes if wish.person is None], teams, version)
    renamed = list(_change(session, by, made, teams))
    record(session, deeds.PEOPLE_IMPORTED, actor=by.id, value=str(len(made.told)))
    kept.rows, kept.done_at = orjson.dumps({"lines": [], "skipped": []}).decode(), clock.now()
    session.flush()
    return renamed


def _teams(session: Session, by: Actor, made: Plan, version: int) -> dict[str, str]:
    """The id of every team by its name as it is sought, new ones included."""
    for name in made.new_teams.values():
        team = Team(name=name, version=version)
        session.add(team)
        session.flush()
        record(session, deeds.TEAM_ADDED, actor=by.id, on=team.id)
    return {row.name_key: row.id for row in session.execute(select(Team.id, Team.name_key))}


def _add(
    session: Session, by: Actor, wishes: list[Wish], teams: dict[str, str], version: int
) -> None:
    if not wishes:
        return
    now, ids = clock.now(), [new_id() for _wish in wishes]
    people = [
        {"id": person_id, "name": wish.name, "name_key": folded(wish.name),
         "login": wish.login or None, "locale": wish.locale or "nl", "role": "staff",
         "created_at": now, "version": version, "own_version": version, "access_version": version}
        for person_id, wish in zip(ids, wishes, strict=True)
    ]  # fmt: skip
    places: list[dict[str, Any]] = [
        {"person_id": person_id, "team_id": teams[key], "role": role or "staff"}
        for person_id, wish in zip(ids, wishes, strict=True)
        for key, role in (wish.teams or {}).items()
    ]
    session.execute(insert(Person), people)
    session.execute(insert(Membership), places)
    record_about(session, deeds.PERSON_ADDED, ids, actor=by.id)


def _change(
    session: Session, by: Actor, made: Plan, teams: dict[str, str]
) -> Iterator[tuple[str, str]]:
    for wish in made.wishes:
        person = wish.person
        if person is None or all(row.fate == "same" for row in wish.rows):
            continue
        words = {"login": wish.login or person.login or "", "locale": wish.locale or person.locale}
        if change_person(session, by, person.id, name=wish.name, **words):
            yield person.id, wish.name
        if wish.teams is not None and person.id != by.id:
            place(session, by, person.id, _roles(session, person.id, wish.teams, teams))


def _roles(
    session: Session, person_id: str, wanted: dict[str, str], teams: dict[str, str]
) -> dict[str, TeamRole]:
    """By team; a row that names no role leaves it as it is."""
    rows = select(Membership.team_id, Membership.role).where(Membership.person_id == person_id)
    before = {row.team_id: row.role for row in session.execute(rows)}
    found = {teams[key]: role or before.get(teams[key], "staff") for key, role in wanted.items()}
    return cast(dict[str, TeamRole], found)
