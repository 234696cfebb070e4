"""Several waiting items in one request: the same verbs, each with an answer of its own."""

from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException

from app.kernel.access import require
from app.kernel.api import ROUTES, Answer, Route, plain, run
from app.kernel.errors import NotFound, Problem, wire
from app.kernel.receipt import Sent, content_hash
from app.kernel.versions import release_versions, reserve_versions

MOST = 50


def deliver(
    session: Session, items: list[dict[str, Any]], device_now: datetime | None
) -> list[dict[str, Any]]:
    """Run each item in a savepoint of its own; one that is refused leaves the others be."""
    reserve_versions(session, 2 * len(items))
    try:
        return [_deliver(session, item, device_now) for item in items]
    finally:
        release_versions(session)


def _deliver(session: Session, item: dict[str, Any], device_now: datetime | None) -> dict[str, Any]:
    try:
        with session.begin_nested():
            answer = _run(item, device_now)
    except Problem as problem:
        return {"status": problem.status, "body": wire(problem)}
    return {"status": answer.status, "body": answer.body}


def _run(item: dict[str, Any], device_now: datetime | None) -> Answer:
    route, values = _route_of(item["method"], item["path"])
    require(frozenset(route.who))
    body = item["body"]
    return run(route, values, body, Sent(content_hash(body), item["if_match"], device_now))


def _route_of(method: str, path: str) -> tuple[Route, dict[str, Any]]:
    try:
        endpoint, values = current_app.url_map.bind("localhost").match(path, method)
    except HTTPException:
        raise NotFound from None
    route = ROUTES.get(endpoint)
    if route is None or not route.queued:
        raise NotFound
    return route, plain(dict(values))
