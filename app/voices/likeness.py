"""Which of several texts speak of the same: by the words that they share.

Words are taken back to their Dutch stem (wachten, wachtte and gewacht are one), and words that
stand in any text do not count.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
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


def alike(text: str, others: Mapping[str, str], most: int = 3) -> list[str]:
    """The keys of at most `most` texts that share words with `text`, the likest first."""
    own = stems(text)
    shared = {key: len(own & stems(other)) for key, other in others.items()}
    found = [key for key, count in shared.items() if count]
    return sorted(found, key=lambda key: (-shared[key], len(stems(others[key]))))[:most]
