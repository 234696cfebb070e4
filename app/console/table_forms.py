"""What a table of the console is asked, and which of its rows were ticked, as plain values."""

from collections.abc import Container
from dataclasses import asdict
from typing import Any
from uuid import UUID

from app.kernel.errors import Malformed
from app.kernel.forms import Form, text_of, texts_of

LONGEST_SEARCH = 120
MOST_TOGETHER = 200


def search_of(form: Form, name: str = "search") -> str:
    """The words that are sought, as many as anybody types."""
    return text_of(form, name)[:LONGEST_SEARCH]


def choice_of(form: Form, name: str, known: Container[str], usual: str = "") -> str:
    """One of these; what the table does not know counts as not asked."""
    chosen = text_of(form, name)
    return chosen if chosen in known else usual


def sort_of(form: Form, heads: Container[str], usual: str) -> str:
    """One of these heads, turned round by a `-`."""
    sort = text_of(form, "sort")
    return sort if sort.removeprefix("-") in heads else usual


def id_of(form: Form, name: str) -> str:
    """An id in its usual spelling; empty when there is none."""
    return _id(text_of(form, name))


def ids_of(form: Form, name: str) -> list[str]:
    """The ids that were ticked, each once."""
    found = list(dict.fromkeys(filter(None, map(_id, texts_of(form, name)))))
    if len(found) > MOST_TOGETHER:
        raise Malformed("too_many_chosen")
    return found


def query_of(asked: Any) -> dict[str, Any]:
    """What differs from the table as it opens, for an address."""
    usual = asdict(type(asked)())
    return {name: value for name, value in asdict(asked).items() if value != usual[name]}


def _id(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""
