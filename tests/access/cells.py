"""Every cell of the matrix: who asks what of which thing, and what must come back.

A relation (one's own, readable, unknown) decides; the tables below say how. Whoever is not signed
in gets 401 everywhere, so that column is not in the tables.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.access.people import EVERYBODY, LEADS, MAY_MORE, MEMBERS, House
from tests.access.things import Thing, Things
from tests.architecture.matrix import ADMIN, AUDITOR

Body = dict[str, Any] | None


@dataclass(frozen=True)
class Cell:
    """`about` says of which thing, for whoever reads a failure."""

    who: str
    method: str
    path: str
    status: int
    body: Body = None
    queued: bool = False
    about: str = ""


@dataclass(frozen=True)
class Verb:
    """One method on one address: what its owner gets, its readers, and the owner once it is gone.

    Everybody else is told that it is not there. `$` stands for a new id.
    """

    method: str
    after: str
    own: int
    reader: int
    own_gone: int
    body: Body = None
    queued: bool = True


TEXT = {"text": "Mooi gedaan."}
OTHER_WORDS = {"text": "Andere woorden", "visibility": "organisation"}
MOMENT = (
    Verb("GET", "", 200, 200, 404, queued=False),
    Verb("PUT", "/reactions/heart", 200, 200, 404, {"on": True}),
    Verb("PUT", "/comments/$", 201, 201, 404, TEXT),
    Verb("PUT", "/attention-seen", 200, 404, 404, {}),
    Verb("PUT", "", 422, 404, 409, OTHER_WORDS),
)
WITHDRAW = Verb("DELETE", "", 200, 404, 200)
NORM = (Verb("GET", "", 200, 200, 404, queued=False),
        Verb("GET", "/versions", 200, 200, 404, queued=False))  # fmt: skip
REFLECTION = (
    Verb("PUT", "", 422, 404, 404, {"on": "2026-11-22", "answer": "Anders"}),
    Verb("DELETE", "", 200, 404, 404),
)


def reading(things: Things) -> Iterator[Cell]:
    """One thing by itself, by everybody."""
    yield from on_things("/api/moments", MOMENT[:1], things.moments)
    yield from on_things("/api/norms", NORM, things.norms)


def joining_in(things: Things) -> Iterator[Cell]:
    """Writing at another's moment, or over it: in every state noor's, of others those as written.

    Who may read each of the rest was asked; these verbs reach a moment through that same question.
    """
    asked = [thing for thing in things.moments if thing.owner == "noor" or not thing.changed]
    for verb in MOMENT[1:]:
        # Under an id that nobody used yet, other words are simply a new moment.
        there = [thing for thing in asked if thing.owner or verb.after]
        yield from on_things("/api/moments", (verb,), there)
    for who in EVERYBODY:
        for thing in asked:
            path = f"/api/moments/{thing.id}/attention/$"
            status = attention(who, thing)
            yield Cell(who, "PUT", path, status, TEXT, queued=True, about=thing.name)


def attention(who: str, thing: Thing) -> int:
    """Only a lead gives it, to what is shared in a team of theirs and is not their own."""
    if who not in LEADS:
        return 403
    if who not in thing.readers:
        return 404
    if LEADS[who] != thing.team or thing.private:
        return 403
    return 409 if who == thing.owner else 201


def on_the_tablet(things: Things) -> Iterator[Cell]:
    for who in EVERYBODY:
        for thing in things.moments:
            shared = not thing.private and not thing.gone and bool(thing.team)
            mine = who in LEADS and shared and LEADS[who] == thing.team
            status = (200 if mine else 404) if who in LEADS else 403
            yield Cell(who, "GET", f"/lead/moments/{thing.id}", status, about=thing.name)
        for thing in things.norms:
            status = (200 if who in thing.readers else 404) if who in LEADS else 403
            for more in ("", "/versions"):
                yield Cell(who, "GET", f"/lead/norms/{thing.id}{more}", status, about=thing.name)
        for thing in things.invites:
            status = (200 if who in thing.readers else 404) if who in LEADS else 403
            for more in ("", "/card"):
                yield Cell(who, "GET", f"/lead/invites/{thing.id}{more}", status, about=thing.name)


def in_the_console(house: House, things: Things) -> Iterator[Cell]:
    for who in EVERYBODY:
        admin, reads = who in ADMIN, who in ADMIN | AUDITOR
        for thing in things.norms:
            for more in ("", "/versions", "/agreement", "/poster"):
                status = 200 if admin else 403
                path = f"/console/norms/{thing.id}{more}"
                yield Cell(who, "GET", path, status, about=thing.name)
        for thing in things.invites:
            path = f"/console/invites/{thing.id}"
            yield Cell(who, "GET", path, 200 if admin else 403, about=thing.name)
        for login, person_id in house.ids.items():
            path = f"/console/people/{person_id}"
            yield Cell(who, "GET", path, 200 if reads else 403, about=login)


def new_phones(house: House) -> Iterator[Cell]:
    """A lead helps the staff of their team; an admin also leads. Nobody helps who may do more."""
    for who in EVERYBODY:
        for login, person_id in house.ids.items():
            for surface in ("lead", "console"):
                path = f"/{surface}/people/{person_id}/new-phone"
                yield Cell(who, "GET", path, helping(who, login, surface), about=login)


def helping(who: str, login: str, surface: str) -> int:
    if who not in (LEADS if surface == "lead" else ADMIN):
        return 403
    teams = {LEADS[who]} if surface == "lead" else set(MEMBERS)
    if not any(login in MEMBERS[team] | MAY_MORE[team] for team in teams):
        return 404
    leads = login in LEADS or login == "deputy"
    return 403 if login in (who, "chief") or (leads and surface == "lead") else 200


def between_two(things: Things) -> Iterator[Cell]:
    """Feedback: those two, and of those only the receiver opens it and thanks."""
    body = {"to": "018f3c1e-0000-7000-8000-000000000000", "kind": "tip", "behaviour": "Anders"}
    for thing in things.feedback:
        path = f"/api/feedback/{thing.id}"
        for who in EVERYBODY:
            status = 422 if who == thing.owner else 404
            yield Cell(who, "PUT", path, status, body, queued=True, about=thing.name)
            for more in ("/opened", "/thanks"):
                status = 200 if who == thing.to else 404
                yield Cell(who, "PUT", path + more, status, {}, queued=True, about=thing.name)


def taking_back(things: Things) -> Iterator[Cell]:
    """What ends things comes last: first whoever may not, then whoever may."""
    found = [
        *(
            Cell(
                who, "DELETE", f"/api/moments/{moment.id}/comments/{comment.id}",
                200 if who == comment.owner else 404, queued=True, about=comment.name,
            )
            for moment, comment in things.comments
            for who in EVERYBODY
        ),
        *elsewhere(things),
        *on_things("/api/reflections", REFLECTION, things.reflections),
        *on_things("/api/reflections", REFLECTION[1:], things.nowhere),
        *on_things("/api/moments", (WITHDRAW,), things.moments),
        *(
            Cell(
                who, "DELETE", f"/api/devices/{thing.id}",
                204 if who == thing.owner else 404, about=thing.name,
            )
            for thing in things.devices
            for who in EVERYBODY
        ),
    ]  # fmt: skip
    yield from sorted(found, key=lambda cell: cell.status < 300)


def elsewhere(things: Things) -> Iterator[Cell]:
    """A comment that is not there, and one that hangs under another moment."""
    for moment, comment in things.comments:
        other = next(each for each, _comment in reversed(things.comments))
        yield Cell(comment.owner, "DELETE", f"/api/moments/{moment.id}/comments/$", 404)
        if other is not moment:
            path = f"/api/moments/{other.id}/comments/{comment.id}"
            yield Cell(comment.owner, "DELETE", path, 404, about="under another moment")


def on_things(place: str, verbs: tuple[Verb, ...], things: list[Thing]) -> Iterator[Cell]:
    for verb in verbs:
        for thing in things:
            for who in EVERYBODY:
                status = status_for(verb, thing, who)
                path = f"{place}/{thing.id}{verb.after}"
                yield Cell(
                    who, verb.method, path, status, verb.body, queued=verb.queued, about=thing.name
                )


def status_for(verb: Verb, thing: Thing, who: str) -> int:
    if who == thing.owner:
        return verb.own_gone if thing.gone else verb.own
    return verb.reader if who in thing.readers else 404
