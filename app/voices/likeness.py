"""Which of several texts speak of the same: by the words that they share.

Words are taken back lightly to what they have in common (liep, lopen stay apart; wachten, wachtte
and gewacht do not), and words that stand in any text do not count.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from app.voices.service import sought

LEAST_LETTERS = 4
_WORD = re.compile(r"[a-z]{3,}")
_STOP = frozenset(Path(__file__).with_name("stop_words.txt").read_text().split())
_ENDINGS = (
    "heden", "heid", "ingen", "elijke", "elijk", "igheid", "tten", "dden", "tte", "dde", "sten",
    "ende", "end", "ing", "ers", "en", "er", "te", "de", "ed", "ly", "je", "es", "e", "t", "d", "s",
)  # fmt: skip


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """The words of a text that say something, in their common part."""
    return frozenset(_stem(word) for word in _WORD.findall(sought(text)) if word not in _STOP) - {
        ""
    }


def alike(text: str, others: Mapping[str, str], most: int = 3) -> list[str]:
    """The keys of at most `most` texts that share words with `text`, the likest first."""
    own = stems(text)
    shared = {key: len(own & stems(other)) for key, other in others.items()}
    found = [key for key, count in shared.items() if count]
    return sorted(found, key=lambda key: (-shared[key], len(stems(others[key]))))[:most]


def _stem(word: str) -> str:
    if word.startswith("ge") and len(word) > 6 and word.endswith(("t", "d", "en")):
        word = word[2:]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_LETTERS - 1:
            word = word[: -len(ending)]
            break
    # loop, lopen: a long vowel is written once or twice; a consonant at the end as well.
    return re.sub(r"(.)\1", r"\1", word)
