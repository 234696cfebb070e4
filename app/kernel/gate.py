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
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except RecursionError:
        raise Malformed("too_deep") from None
    except ValueError:
        raise Malformed("not_json") from None
    _check(value, DEPTH)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Malformed("duplicate_key")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)  # NaN and Infinity are not JSON


def _check(value: Any, deeper: int) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, list | dict):
        if not deeper:
            raise Malformed("too_deep")
        for item in value:
            _check(item, deeper - 1)
        if isinstance(value, dict):
            for item in value.values():
                _check(item, deeper - 1)
    elif isinstance(value, int | float) and abs(value) > LARGEST:
        raise Malformed("number_too_large")


def _check_text(text: str) -> None:
    if "\x00" in text:
        raise Malformed("nul_character")
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise Malformed("lone_surrogate")
