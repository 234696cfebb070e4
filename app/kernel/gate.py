"""One gate for JSON that comes in, before any schema sees it.

Closes what passes a validator and then breaks a database or disagrees between databases: lone
surrogates, NUL, deep nesting, huge integers, duplicate keys, other encodings.
"""

import json
from typing import Any

from app.kernel.errors import Malformed

DEPTH = 32
LARGEST = 2**53 - 1  # what JavaScript and both databases hold exactly


def read_json(body: bytes) -> Any:
    """Parse a UTF-8 JSON body; raises Malformed with the reason as its code."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("not_utf8") from None
    if text.startswith("\ufeff"):
        raise Malformed("byte_order_mark")
    if _deepest(text) > DEPTH:
        raise Malformed("too_deep")
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except ValueError:
        raise Malformed("not_json") from None
    _check(value)
    return value


def _deepest(text: str) -> int:
    """How deep brackets nest outside strings, without recursing into them."""
    depth = deepest = 0
    in_string = escaped = False
    for character in text if text.count("[") + text.count("{") > DEPTH else "":
        if in_string:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Malformed("duplicate_key")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)  # NaN and Infinity are not JSON


def _check(value: Any) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, int | float) and abs(value) > LARGEST:
        raise Malformed("number_too_large")
    elif isinstance(value, list):
        for item in value:
            _check(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_text(key)
            _check(item)


def _check_text(text: str) -> None:
    if "\x00" in text:
        raise Malformed("nul_character")
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise Malformed("lone_surrogate")
