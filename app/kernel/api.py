"""The JSON API: a route says what it takes, what it gives and who may use it; the rest is here.

`read` registers a GET, `write` a PUT, POST or DELETE. A view receives the person and plain values,
and returns plain data; this module opens the gate, loads with marshmallow, commits once, answers
with the receipt and describes it all in OpenAPI.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

import orjson
from flask import Blueprint, Response, request
from flask_login import current_user
from marshmallow import Schema, ValidationError

from app.kernel import clock
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import Malformed, Refused
from app.kernel.gate import read_json
from app.kernel.messages import sentences
from app.kernel.receipt import Sent, content_hash

api = Blueprint("api", __name__, url_prefix="/api")

PERSON = (Who.PERSON,)

# Years that a device's clock may be off; one that is farther off says nothing.
FARTHEST_CLOCK = 10


@dataclass(frozen=True)
class Answer:
    """What a write gives back: its JSON (none: 204), its status, and what finishes the response."""

    body: Any
    status: int = 200
    finish: Callable[[Response], Response] | None = None

    def response(self) -> Response:
        plain = Response(status=204) if self.body is None else as_response(self.body, self.status)
        return self.finish(plain) if self.finish else plain


@dataclass(frozen=True)
class Route:
    """One operation, as the outbox and the OpenAPI document need to know it."""

    view: Callable[..., Any]
    method: str
    path: str
    takes: Schema | None
    gives: type[Schema] | None
    who: tuple[Who, ...]
    queued: bool
    scope: str = ""


ROUTES: dict[str, Route] = {}


def as_response(body: Any, status: int = 200) -> Response:
    """JSON by orjson: rows straight to bytes."""
    content = orjson.dumps(body, option=orjson.OPT_UTC_Z)
    return Response(content, status, content_type="application/json")


def read(
    path: str, *, gives: type[Schema] | None = None, allow_to: tuple[Who, ...] = PERSON
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a GET. The view returns JSON data, or a Response of its own."""

    def register(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def handle(**values: Any) -> Response:
            body = view(person(), **plain(values))
            return body if isinstance(body, Response) else as_response(body)

        _register(Route(view, "GET", path, None, gives, allow_to, queued=False), handle)
        return view

    return register


def write(
    path: str,
    *,
    method: str = "PUT",
    takes: type[Schema] | None = None,
    gives: type[Schema] | None = None,
    allow_to: tuple[Who, ...] = PERSON,
    queued: bool = False,
    scope: str = "",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a write. `queued` admits it to POST /api/outbox, which runs the same view.

    `scope`: with Who.SYSTEM, what the sender's key must be made for.
    """

    def register(view: Callable[..., Any]) -> Callable[..., Any]:
        shape = takes() if takes else None
        route = Route(view, method, path, shape, gives, allow_to, queued, scope)

        @wraps(view)
        def handle(**values: Any) -> Response:
            body = _body() if takes else {}
            sent = Sent(content_hash(body), _etag(request.headers.get("If-Match")), device_now())
            answer = run(route, plain(values), body, sent)
            db.session.commit()
            return answer.response()

        _register(route, handle)
        return view

    return register


def run(route: Route, values: dict[str, Any], body: Any, sent: Sent) -> Answer:
    """One write, as a request of its own or as a part of the outbox; the caller commits."""
    arguments = dict(values)
    if route.takes:
        arguments["content"] = load(route.takes, body)
    if route.queued:
        arguments["sent"] = sent
    result = route.view(person(), **arguments)
    return result if isinstance(result, Answer) else Answer(result)


def person() -> Any:
    """The signed-in person itself, not flask-login's stand-in that asks anew at each attribute."""
    return current_user._get_current_object()


def load(schema: Schema, body: Any) -> dict[str, Any]:
    """Validated input; raises Refused with a sentence per field in the reader's language."""
    if not isinstance(body, dict):
        raise Malformed("not_an_object")
    try:
        loaded: dict[str, Any] = schema.load(body)
    except ValidationError as error:
        raise Refused(fields=sentences(dict(error.messages_dict))) from None
    return loaded


def _body() -> Any:
    if request.mimetype != "application/json":
        raise Malformed("not_json")
    return read_json(request.get_data(cache=False))


def _etag(header: str | None) -> str | None:
    """The hash in an If-Match header (RFC 9110, 13.1.1): one strong tag of ours."""
    return header.strip().strip('"') if header else None


def device_now() -> datetime | None:
    """The device's own clock, when it says."""
    try:
        said = datetime.fromisoformat(request.headers.get("Beleef-Now", ""))
    except ValueError:
        return None
    plausible = said.tzinfo and abs(said.year - clock.now().year) < FARTHEST_CLOCK
    return said if plausible else None


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """URL values as services know them: ids are text."""
    return {name: value if isinstance(value, int) else str(value) for name, value in values.items()}


def _register(route: Route, handle: Callable[..., Response]) -> None:
    endpoint = f"{route.method.lower()} {route.path}"
    ROUTES[f"api.{_name(endpoint)}"] = route
    declared = allow(*route.who, scope=route.scope)(handle)
    api.add_url_rule(route.path, _name(endpoint), declared, methods=[route.method])


def _name(endpoint: str) -> str:
    return endpoint.replace(".", "_")  # a dot separates blueprint and endpoint
