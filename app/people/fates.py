"""What a list of people would do, row by row, before anything is done."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.people.known import Known
from app.people.names import folded
from app.people.roll import Line

Fate = Literal["new", "changed", "same", "wrong"]
FATES: tuple[Fate, ...] = ("wrong", "new", "changed", "same")


@dataclass
class Told:
    """A row, what becomes of it, and why: what changes, or what is the matter."""

    line: Line
    fate: Fate = "same"
    says: list[str] = field(default_factory=list)

    def refuse(self, why: str) -> None:
        self.fate, self.says = "wrong", [why]

    def change(self, what: str) -> None:
        self.says.append(what)
        if self.fate == "same":
            self.fate = "changed"


@dataclass
class Wish:
    """One person of the list: who they are already, what they should be called and be part of."""

    rows: list[Told]
    person: Any = None
    name: str = ""
    login: str = ""
    locale: str = ""
    # By the name of the team as it is sought; None leaves the teams as they are.
    teams: dict[str, str] | None = None


@dataclass
class Plan:
    told: list[Told]
    wishes: list[Wish]
    new_teams: dict[str, str]

    @property
    def wrong(self) -> bool:
        return any(row.fate == "wrong" for row in self.told)

    @property
    def mark(self) -> str:
        """Changes when what would be done changes."""
        said = [(row.line.number, row.fate, row.says) for row in self.told]
        return hashlib.sha256(orjson.dumps(said)).hexdigest()


def plan(session: Session, by_id: str, lines: Iterable[Line], *, make_teams: bool) -> Plan:
    """Compare a list with who is there; changes nothing."""
    known = Known(session)
    made = Plan([Told(line) for line in lines], [], {})
    for row in made.told:
        _check(row, known, made.new_teams, make_teams)
    named: dict[str, list[Told]] = defaultdict(list)
    alone: list[Told] = []
    for row in made.told:
        if row.fate != "wrong":
            named[row.line.login].append(row) if row.line.login else alone.append(row)
    made.wishes = [_by_login(login, rows, known) for login, rows in named.items()]
    made.wishes += _by_place(alone, known, {w.person.id for w in made.wishes if w.person})
    for wish in made.wishes:
        _tell(wish, by_id, known)
    return made


def _check(row: Told, known: Known, new_teams: dict[str, str], make_teams: bool) -> None:
    line, key = row.line, folded(row.line.team)
    if line.wrong:
        row.refuse(line.wrong)
    elif key in known.teams and known.teams[key].retired_at is not None:
        row.refuse(_("Het team %(team)s is opgeheven.", team=line.team))
    elif key and key not in known.teams and not make_teams:
        row.refuse(_("Het team %(team)s bestaat nog niet.", team=line.team))
    elif key and key not in known.teams:
        new_teams.setdefault(key, line.team)


def _by_login(login: str, rows: list[Told], known: Known) -> Wish:
    first = rows[0].line
    person = known.by_login.get(login) or known.nameless((folded(first.name), folded(first.team)))
    wish = Wish(rows, person, first.name, login, first.locale)
    for row in rows[1:]:
        if (row.line.name, row.line.locale) != (first.name, first.locale):
            row.refuse(_("Deze inlognaam staat hierboven bij iemand anders."))
    for row in rows:
        key = folded(row.line.team)
        if key and row.fate != "wrong":
            wish.teams = wish.teams or {}
            if key in wish.teams:
                row.refuse(_("Deze rij staat er twee keer in."))
            wish.teams[key] = row.line.role
    return wish


def _by_place(rows: Sequence[Told], known: Known, named: set[str]) -> list[Wish]:
    wishes, seen = [], set()
    for row in rows:
        line = row.line
        place = (folded(line.name), folded(line.team))
        found = known.by_place.get(place, [])
        if place in seen:
            row.refuse(_("Deze rij staat er twee keer in. Geef beide een inlognaam."))
        elif len(found) > 1:
            row.refuse(_("Zo heten hier meer mensen. Zet de inlognaam erbij."))
        elif found and found[0].id in named:
            row.refuse(_("Deze collega staat er ook met een inlognaam in."))
        else:
            # Other teams of theirs are none of this row's business.
            kept = dict(known.roles[found[0].id]) if found else {}
            teams = kept | {place[1]: line.role} if line.team else None
            person = found[0] if found else None
            wishes.append(Wish([row], person, line.name, "", line.locale, teams))
        seen.add(place)
    return wishes


def _tell(wish: Wish, by_id: str, known: Known) -> None:
    person = wish.person
    if person is None:
        for row in wish.rows:
            row.fate = "wrong" if row.fate == "wrong" else "new"
        if not wish.teams:
            wish.rows[0].refuse(_("Zet erbij in welk team deze collega komt."))
    elif person.ended_at is not None:
        for row in wish.rows:
            why = _("%(name)s heeft geen toegang meer. Geef die eerst terug.", name=person.name)
            row.refuse(why)
    else:
        _tell_teams(wish, known)
        if person.id == by_id and any(row.fate == "changed" for row in wish.rows):
            wish.rows[0].refuse(_("Je eigen rol en teams verandert een andere beheerder."))
        else:
            _tell_words(wish, wish.rows[0])


def _tell_words(wish: Wish, row: Told) -> None:
    if wish.login and not wish.person.login:
        row.change(_("krijgt een inlognaam"))
    if wish.name != wish.person.name:
        row.change(_("heette %(name)s", name=wish.person.name))
    if wish.locale and wish.locale != wish.person.locale:
        english = wish.locale == "en"
        row.change(_("leest voortaan Engels") if english else _("leest voortaan Nederlands"))


def _tell_teams(wish: Wish, known: Known) -> None:
    if wish.person is None or wish.teams is None:
        return
    before = known.roles.get(wish.person.id, {})
    for row in wish.rows:
        key = folded(row.line.team)
        if row.fate == "wrong" or not key:
            continue
        if key not in before:
            row.change(_("komt in %(team)s", team=row.line.team))
        if row.line.role and row.line.role != before.get(key, "staff"):
            row.change(_("wordt teamleider") if row.line.role == "lead" else _("wordt medewerker"))
    for key in before.keys() - wish.teams.keys():
        wish.rows[0].change(_("gaat uit %(team)s", team=known.teams[key].name))
