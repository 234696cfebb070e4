"""Which of several texts speak of the same: by the words that they share.

Words are taken back to their Dutch stem (wachten, wachtte and gewacht are one), and words that
stand in any text do not count.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache
from heapq import nsmallest
from pathlib import Path

from snowballstemmer import stemmer

from app.voices.service import sought

_WORD = re.compile(r"[a-z]{3,}")
_STOP = frozenset(Path(__file__).with_name("stop_words.txt").read_text().split())


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """The words of a text that say something, each by its stem."""
    words = [word for word in _WORD.findall(sought(text)) if word not in _STOP]
    # One each time: a stemmer remembers the word that it is at, and requests run side by side.
    return frozenset(stemmer("dutch").stemWords(words))


class Compared:
    """Texts by key, each of which others can be compared with, by the words that they share."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._having: dict[str, list[str]] = {}
        # Of two that share as much the shorter goes first, then the one that came first.
        self._place: dict[str, tuple[int, int]] = {}
        for number, (key, text) in enumerate(texts.items()):
            found = stems(text)
            self._place[key] = (len(found), number)
            for stem in found:
                self._having.setdefault(stem, []).append(key)

    def alike(self, text: str, most: int = 3, but: Collection[str] = ()) -> list[str]:
        """The keys of at most `most` texts that share words with `text`, the likest first."""
        shared = Counter(key for stem in stems(text) for key in self._having.get(stem, ()))
        found = shared.keys() - set(but)
        return nsmallest(most, found, key=lambda key: (-shared[key], self._place[key]))
