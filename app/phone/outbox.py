"""Several waiting items in one request: the same verbs, each with an answer of its own."""

import re
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from app.kernel.access import require
from app.kernel.api import ROUTES, Answer, Route, load, plain, run
from app.kernel.errors import Malformed, NotFound, Problem, wire
from app.kernel.receipt import Sent, content_hash
from app.kernel.versions import release_versions, reserve_versions
from app.moments.schemas import MomentIn
from app.moments.service import log_new_moments
from app.moments.wire import fragments
from app.people.actor import Actor

MOST = 50

_MOMENT = re.compile(r"/api/moments/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_MOMENT_IN = MomentIn()

Item = dict[str, Any]
Result = dict[str, Any]


def deliver(
    session: Session, actor: Actor, items: list[Item], device_now: datetime | None
) -> list[Result]:
    """A result per item, in order; one that is refused leaves the others be."""
    reserve_versions(session, 2 * len(items))
    addresses = current_app.url_map.bind("localhost")
    try:
        logged = _log_new(session, actor, items, device_now)
        results = [
            logged.get(place) or _deliver(session, addresses, item, device_now)
            for place, item in enumerate(items)
        ]
    finally:
        release_versions(session)
    if all(result["status"] >= 400 for result in results):
        session.rollback()  # the numbers that were reserved, too: nothing has changed
    return results


def _log_new(
    session: Session, actor: Actor, items: list[Item], device_now: datetime | None
) -> dict[int, Result]:
    """New moments, the bulk of what waits, in one statement; by their place among the items."""
    entries: dict[str, tuple[dict[str, Any], Sent]] = {}
    places: dict[str, int] = {}
    for place, item in enumerate(items):
        path, body = str(item.get("path")), item.get("body")
        found = _MOMENT.match(path)
        if not found or places.setdefault(found[1], place) != place:
            continue  # something else, or something that comes after another item on this moment
        if found[0] == path and item.get("method") == "PUT" and not item.get("if_match"):
            try:
                entries[found[1]] = (
                    load(_MOMENT_IN, body),
                    Sent(content_hash(body), None, device_now),
                )
            except Problem:
                continue  # its own delivery says what is the matter
    wires = log_new_moments(session, actor, entries)
    return {
        places[moment_id]: {"status": 201, "body": fragments([wire])[0]}
        for moment_id, wire in wires.items()
    }


def _deliver(
    session: Session, addresses: MapAdapter, item: Item, device_now: datetime | None
) -> Result:
    try:
        with session.begin_nested():
            answer = _run(addresses, item, device_now)
    except Problem as problem:
        return {"status": problem.status, "body": wire(problem)}
    except OperationalError:
        raise  # the database is away: none of them arrived
    except Exception as error:
        current_app.logger.exception("outbox: %s", type(error).__name__)
        return {"status": Problem.status, "body": wire(Problem())}
    return {"status": answer.status, "body": answer.body}


def _run(addresses: MapAdapter, item: Item, device_now: datetime | None) -> Answer:
    body, if_match = item.get("body", {}), item.get("if_match")
    if not isinstance(if_match, str | None):
        raise Malformed("if_match")
    route, values = _route_of(addresses, item)
    require(frozenset(route.who))
    return run(route, values, body, Sent(content_hash(body), if_match, device_now))


def _route_of(addresses: MapAdapter, item: Item) -> tuple[Route, dict[str, Any]]:
    try:
        endpoint, values = addresses.match(str(item.get("path")), str(item.get("method")))
    except HTTPException:
        raise NotFound from None
    route = ROUTES.get(endpoint)
    if route is None or not route.queued:
        raise NotFound
    return route, plain(dict(values))
