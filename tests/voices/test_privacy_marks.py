"""What tells of a person is found, and little else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.voices.privacy_marks import marks_of, masked
from tests.voices.corpus import TELLS, TELLS_NOTHING


def test_the_corpus_is_two_hundred_different_things() -> None:
    words = [*(text for text, _secret in TELLS), *TELLS_NOTHING]
    assert len(words) == len(set(words)) == 200
    assert len(TELLS_NOTHING) == 100


def test_at_least_ninety_five_in_a_hundred_are_found() -> None:
    missed = [text for text, secret in TELLS if secret in masked(text)[0]]
    assert len(missed) <= 0.05 * len(TELLS), missed


def test_at_most_five_in_a_hundred_are_found_for_nothing() -> None:
    alarms = [masked(text)[0] for text in TELLS_NOTHING if marks_of(text)]
    assert len(alarms) <= 0.05 * len(TELLS_NOTHING), alarms


def test_who_works_here_is_found_by_name() -> None:
    text = "Zo fijn dat Xanthippe en Mo Bakkali er waren."
    assert masked(text)[0] == text
    found, kinds = masked(text, people=("Xanthippe Tromp", "Mo Bakkali"))
    assert (found, kinds) == ("Zo fijn dat [naam] en [naam] er waren.", ["name"])


def test_what_was_found_is_said_in_the_language_of_the_text() -> None:
    assert masked("Call 06-12345678", "en") == ("Call [phone number]", ["phone"])
    assert masked("Ruf 06-12345678 an", "de") == ("Ruf [Telefonnummer] an", ["phone"])
    assert masked("Zadzwoń 06-12345678", "pl") == ("Zadzwoń [phone number]", ["phone"])


@given(st.text(max_size=300))
def test_any_text_is_taken_and_marks_lie_beside_each_other(text: str) -> None:
    marks = marks_of(text)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    assert all(a.end <= b.start for a, b in zip(marks, marks[1:], strict=False))


@pytest.mark.parametrize(
    "text", ["a@" * 2000, "NL91" + "A1 " * 2000, "Van " * 3000, "1-" * 3000, "A." * 3000]
)
def test_text_made_to_keep_it_busy_does_not(text: str) -> None:
    assert masked(text)[0]
