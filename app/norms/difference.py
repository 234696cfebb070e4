"""What changed between two texts, so that a person can read it: by word, or by line of a list."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

Kind = Literal["same", "gone", "new"]

_WORDS = re.compile(r"\s+|\S+")
# Below this, single words that happen to be in both make a puzzle: the old then stands whole
# before the new.
_ALIKE = 0.5


class Piece(NamedTuple):
    kind: Kind
    text: str


def difference(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in reading order."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    alike = SequenceMatcher(None, old, new, autojunk=False).ratio()
    return list(_pieces(old, new, "")) if alike >= _ALIKE else whole(before, after)


def line_difference(before: list[str], after: list[str]) -> list[Piece]:
    """The lines of both lists: a line that changed is one less and one more."""
    return list(_pieces(before, after, "\n"))


def whole(before: str, after: str) -> list[Piece]:
    """All of the old, then all of the new; for what has no words to compare."""
    return [piece for piece in (Piece("gone", before), Piece("new", after)) if piece.text]


def _pieces(old: list[str], new: list[str], between: str) -> Iterator[Piece]:
    for changed, steps in groupby(_steps(old, new), key=lambda step: step[0]):
        olds, news = zip(*((gone, come) for _changed, gone, come in steps), strict=True)
        if changed:
            yield from whole(_joined(olds, between), _joined(news, between))
        else:
            yield Piece("same", _joined(olds, between))


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Runs of tokens with whether they changed; a space between two changes belongs to them."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(codes):
        space = not "".join(old[a:b]).strip() and 0 < place < len(codes) - 1
        yield tag != "equal" or space, old[a:b], new[c:d]


def _joined(runs: Iterable[list[str]], between: str) -> str:
    return between.join(token for run in runs for token in run)
