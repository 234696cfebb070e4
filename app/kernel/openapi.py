"""The API's own description, OpenAPI 3.1, made from the routes and schemas that run."""

import re
from functools import cache
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from app.kernel.access import Who
from app.kernel.api import ROUTES, Route, read
from app.kernel.fields import Moment, Reference, References

_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


@cache
def document() -> dict[str, Any]:
    """The whole document as plain data."""
    plugin = MarshmallowPlugin(schema_name_resolver=lambda schema: _schema_name(schema))
    spec = APISpec("Beleef", "1", "3.1.0", plugins=[plugin])
    plugin.map_to_openapi_type(Reference, "string", "uuid")  # type: ignore[no-untyped-call]
    plugin.map_to_openapi_type(References, "array", None)  # type: ignore[no-untyped-call]
    plugin.map_to_openapi_type(Moment, "string", "date-time")  # type: ignore[no-untyped-call]
    spec.components.security_scheme("session", {"type": "apiKey", "in": "cookie", "name": "beleef"})
    spec.components.security_scheme("key", {"type": "http", "scheme": "bearer"})
    spec.components.schema("Problem", _PROBLEM)
    for route in ROUTES.values():
        path = "/api" + _PARAMETER.sub(r"{\2}", route.path)
        spec.path(path=path, operations={route.method.lower(): _operation(route)})
    return spec.to_dict()


@read("/openapi.json", allow_to=(Who.ANYONE,))
def openapi(_actor: object) -> dict[str, Any]:
    """This document."""
    return document()


_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "fields": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}


def _operation(route: Route) -> dict[str, Any]:
    summary = (route.view.__doc__ or "").strip().splitlines()[0]
    operation: dict[str, Any] = {"summary": summary, "responses": _responses(route)}
    parameters = [_parameter(kind, name) for kind, name in _PARAMETER.findall(route.path)]
    if parameters:
        operation["parameters"] = parameters
    if route.takes:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": route.takes}},
        }
    if route.scope:
        operation["security"] = [{"key": [route.scope]}]
    elif Who.ANYONE not in route.who:
        operation["security"] = [{"session": []}]
    return operation


def _responses(route: Route) -> dict[str, Any]:
    if route.gives:
        good: dict[str, Any] = {
            "description": "Done",
            "content": {"application/json": {"schema": route.gives}},
        }
        found = {"200": good} | ({"201": good} if route.method == "PUT" else {})
    else:
        found = {"200": {"description": "Done"}, "204": {"description": "Done"}}
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return found | {
        "default": {"description": "Refused", "content": {"application/problem+json": problem}}
    }


def _parameter(kind: str, name: str) -> dict[str, Any]:
    schema = {"type": "string"} | ({"format": "uuid"} if kind == "uuid" else {})
    return {"in": "path", "name": name, "required": True, "schema": schema}


def _schema_name(schema: Any) -> str:
    kind = schema if isinstance(schema, type) else type(schema)
    return kind.__name__
