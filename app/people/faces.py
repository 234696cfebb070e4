"""A person as the first letter of a name on a hue of their own, the same one on every screen."""

from collections.abc import Callable
from typing import Any


def hue_of(person_id: str) -> int:
    """One of the five hues; `static/pwa/components/hue.ts` makes the same choice."""
    return pick(person_id, 5) + 1


def pick(key: str, choices: int) -> int:
    """A steady choice for an id."""
    total = 0
    for letter in key:
        total = (total * 31 + ord(letter)) % 9973
    return total % choices


def initial(name: str) -> str:
    """The letter on the face."""
    return name.strip()[:1].upper() or "·"


FILTERS: dict[str, Callable[..., Any]] = {"hue": hue_of, "pick": pick, "initial": initial}
