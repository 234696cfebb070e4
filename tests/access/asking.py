"""Asking the app for a cell, and comparing what comes back with what must."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from marshmallow import Schema
from marshmallow.fields import Field, List, Nested
from werkzeug.test import TestResponse

from app.kernel.api import ROUTES
from app.kernel.db import new_id
from tests.access.cells import Cell
from tests.access.people import OUTSIDE, House
from tests.pages import OURS

MOST = 50
PROBLEM = {"type", "title", "status", "detail", "code"}
PROBLEM_TOO = {"fields", "retry_after"}


def misses(house: House, cells: Iterable[Cell]) -> Iterator[str]:
    """What each cell that does not hold says instead."""
    for cell in cells:
        answer = ask(house, cell)
        if answer.status_code != cell.status:
            yield f"{said(cell)}: {answer.status_code} instead of {cell.status}"
        else:
            yield from (f"{said(cell)}: {wrong}" for wrong in misfits_of(house, cell, answer))


def misses_when_queued(house: House, cells: Iterable[Cell]) -> Iterator[str]:
    """The same by the outbox, which runs the same verbs by another way in."""
    of: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.queued:
            of[cell.who].append(cell)
    for who, items in of.items():
        for start in range(0, len(items), MOST):
            part = items[start : start + MOST]
            sent = [{"method": c.method, "path": path_of(c), "body": c.body or {}} for c in part]
            answer = house.as_who(who).post("/api/outbox", json={"items": sent})
            results = answer.json["results"] if answer.status_code == 200 else []
            if len(results) != len(part):
                yield f"the outbox of {who}: {answer.status_code}"
            for cell, result in zip(part, results, strict=False):
                if result["status"] != cell.status:
                    yield f"{said(cell)}, queued: {result['status']} instead of {cell.status}"


def ask(house: House, cell: Cell) -> TestResponse:
    """The answer to a cell."""
    browser, headers = house.as_who(cell.who), dict(OURS)
    if cell.method == "GET":
        return browser.get(cell.path)
    return browser.open(path_of(cell), method=cell.method, json=cell.body or {}, headers=headers)


def path_of(cell: Cell) -> str:
    """With an id that was never used before."""
    return cell.path.replace("$", new_id())


def outsiders(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The same asked by who left and by who never came in, each address once."""
    for method, path in dict.fromkeys((cell.method, cell.path) for cell in cells):
        for who in OUTSIDE:
            page = not path.startswith("/api") and method == "GET"
            yield Cell(who, method, path, 302 if page else 401)


def misfits_of(house: House, cell: Cell, answer: TestResponse) -> list[str]:
    """Keys that an answer has beyond its closed list, or lacks."""
    if not answer.is_json:
        return []
    if answer.get_json(silent=True) is None:
        return ["this is no JSON"]
    if answer.status_code >= 400:
        extra = set(answer.json) - PROBLEM - PROBLEM_TOO
        return [f"a problem says {extra}"] if extra or not set(answer.json) >= PROBLEM else []
    with house.app.test_request_context(cell.path, method=cell.method) as context:
        endpoint = context.request.endpoint
    gives = ROUTES[endpoint].gives if endpoint in ROUTES else None
    return [] if gives is None else list(misfits(answer.json, gives(), "answer"))


def misfits(value: Any, schema: Schema, place: str) -> Iterator[str]:
    """Where a value has keys that its schema does not know, or lacks those that it demands."""
    known = {field.data_key or name: field for name, field in schema.fields.items()}
    if extra := set(value) - set(known):
        yield f"{place} shows {sorted(extra)}"
    for key, field in known.items():
        if key not in value:
            if field.required:
                yield f"{place} lacks {key}"
        else:
            yield from _inside(value[key], field, f"{place}.{key}")


def _inside(value: Any, field: Field[Any], place: str) -> Iterator[str]:
    if value is None:
        return
    if isinstance(field, Nested):
        for each in value if field.many else [value]:
            yield from misfits(each, field.schema, place)
    elif isinstance(field, List):
        for each in value:
            yield from _inside(each, field.inner, place)


def said(cell: Cell) -> str:
    return f"{cell.who}: {cell.method} {cell.path} ({cell.about})"
