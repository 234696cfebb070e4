"""A moment reads like a small story: its first sentence is the headline, the rest stays calm.

The phone splits in the same places (`static/pwa/components/headline.ts`).
"""

import re
from typing import NamedTuple

from app.kernel.words import visible

LONGEST_HEADLINE = 140
SHORT = 80  # a short opening takes the next sentence along

_SENTENCE = re.compile(r"[^\n]{1,140}?[.!?…]+['\"’”)]*(?=\s|$)")


class Told(NamedTuple):
    lead: str
    rest: str


def told_or_title(text: str, title: str) -> Told:
    """A moment whose text shows nothing, just a norm tapped, is told by that norm's title."""
    return told(text if visible(text) else title)


def told(text: str) -> Told:
    """Headline and rest; the headline is empty when the text has no beginning of its own."""
    whole = text.strip()
    first = _sentence(whole)
    if not first:
        return _by_line(whole)
    rest = whole[len(first) :].lstrip()
    second = _sentence(rest)
    if not second or len(first) + len(second) >= SHORT:
        return Told(first, rest)
    return Told(f"{first} {second}", rest[len(second) :].lstrip())


def _sentence(text: str) -> str:
    found = _SENTENCE.match(text)
    return found.group() if found else ""


def _by_line(whole: str) -> Told:
    line, _newline, others = whole.partition("\n")
    return Told(line, others.lstrip()) if len(line) <= LONGEST_HEADLINE else Told("", whole)
