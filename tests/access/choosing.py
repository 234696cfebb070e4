"""The cells of norms as agreements: who chooses, answers, proposes and withdraws."""

from collections.abc import Iterator

from tests.access.cells import Cell
from tests.access.people import EVERYBODY, LEADS, MEMBERS
from tests.access.things import POINT, RAISED_BY, Thing, Things
from tests.architecture.matrix import ADMIN
from tests.norms.team import WORDS

CHOICE: dict[str, object] = {"version": 1, "stance": "can_live"}
ANSWER = {"answer": "Zo doen we dat."}


def choosing(things: Things) -> Iterator[Cell]:
    """Of every norm, by everybody; nothing that is proposed here fits what lies there."""
    for thing in things.norms:
        for who in EVERYBODY:
            path = f"/api/norms/{thing.id}"
            yield _cell(who, thing, "PUT", f"{path}/points/{thing.point or '$'}/answer",
                        _answering(who, thing), ANSWER)  # fmt: skip
            yield _cell(who, thing, "PUT", f"{path}/agreement", _choosing(who, thing),
                        _choice(who, thing))  # fmt: skip
            proposal = WORDS | {"team": thing.to, "base": 99}
            yield _cell(who, thing, "PUT", f"{path}/proposals/$", _proposing(who, thing), proposal)
            yield _cell(who, thing, "PUT", f"{path}/fit", _fitting(who, thing), {})
            yield from _elsewhere(who, thing, things)


def taking_off(things: Things) -> Iterator[Cell]:
    """Taking proposals back: first whoever may not, then whoever may."""
    found = []
    for thing in things.norms:
        for who in EVERYBODY:
            own = f"/api/norms/{thing.id}/proposals/{thing.version or '$'}"
            status = _withdrawing(who, thing)
            found.append(_cell(who, thing, "DELETE", own, status, None))
            found.append(_cell(who, thing, "PUT", f"{own}/withdrawal", status, {}))
            for version in (*_others(thing, things, "version"), thing.draft or "$"):
                path = f"/api/norms/{thing.id}/proposals/{version}"
                found.append(_cell(who, thing, "DELETE", path, 404, None))
    yield from sorted(found, key=lambda cell: cell.status < 300)


def _elsewhere(who: str, thing: Thing, things: Things) -> Iterator[Cell]:
    """Points of another norm, and none at all, under this one."""
    if who in frozenset(LEADS) | ADMIN:
        for point in (*_others(thing, things, "point"), "$"):
            status = 404 if who not in thing.readers or _decides(who, thing) else 403
            path = f"/api/norms/{thing.id}/points/{point}/answer"
            yield _cell(who, thing, "PUT", path, status, ANSWER)


def _others(thing: Thing, things: Things, name: str) -> list[str]:
    """The points or proposals of all other norms."""
    found = [getattr(each, name) for each in things.norms if each.id != thing.id]
    return [each for each in found if each]


def _choice(who: str, thing: Thing) -> dict[str, object]:
    """Whoever raised the point says it again: taken back, nobody could answer it any more."""
    if who != RAISED_BY or not thing.point:
        return CHOICE
    return CHOICE | {"stance": "discuss", "point": {"id": thing.point, "text": POINT}}


def _cell(
    who: str, thing: Thing, method: str, path: str, status: int, body: dict[str, object] | None
) -> Cell:
    return Cell(who, method, path, status, body, queued=True, about=thing.name)


def _decides(who: str, thing: Thing) -> bool:
    return LEADS.get(who) == thing.team if thing.team else who in ADMIN


def _answering(who: str, thing: Thing) -> int:
    if who not in frozenset(LEADS) | ADMIN:
        return 403
    if who not in thing.readers:
        return 404
    if not _decides(who, thing):
        return 403
    return 200 if thing.point else 404


def _choosing(who: str, thing: Thing) -> int:
    if who not in thing.readers:
        return 404
    if thing.gone:
        return 409
    asked = MEMBERS[thing.team] if thing.team else MEMBERS["utrecht"] | MEMBERS["zwolle"]
    return 200 if thing.open and who in asked else 403


def _fitting(who: str, thing: Thing) -> int:
    """Who lives by it or decides about it; of what holds."""
    if who not in thing.readers:
        return 404
    asked = MEMBERS[thing.team] if thing.team else MEMBERS["utrecht"] | MEMBERS["zwolle"]
    if who not in asked and not _decides(who, thing):
        return 403
    return 409 if thing.gone or thing.open else 200


def _proposing(who: str, thing: Thing) -> int:
    """Whoever is not in the team that they name is told that first."""
    if who not in MEMBERS[thing.team or "utrecht"]:
        return 409
    if who not in thing.readers:
        return 404
    return 409 if thing.team else 403


def _withdrawing(who: str, thing: Thing) -> int:
    """Who proposed it; who decides must say why."""
    if who not in thing.readers or not thing.version:
        return 404
    if who == thing.owner:
        return 200
    return 422 if _decides(who, thing) else 403
