"""Texts that speak of the same are found by the words that they share, in any of their forms."""

import pytest

from app.voices.likeness import Compared, stems


@pytest.mark.parametrize(
    "forms",
    [
        "wachten wachtte gewacht",
        "lopen loop",
        "schap schappen",
        "bellen belde gebeld",
        "eerlijk eerlijke",
    ],
)
def test_the_forms_of_a_word_are_one(forms: str) -> None:
    assert len(stems(forms)) == 1


def test_what_shares_most_comes_first_and_what_shares_nothing_does_not_come() -> None:
    others = Compared({
        "both": "Ik heb gewacht bij de kassa.",
        "one": "De kassa was dicht en het licht ging al uit.",
        "none": "Fijn geholpen met een lamp.",
        "stop": "Dat was het dan wel voor ons.",
    })  # fmt: skip
    assert others.alike("Wachten bij de kassa, was dat nodig?") == ["both", "one"]
    assert others.alike("Wachten bij de kassa", most=1) == ["both"]
    assert others.alike("Wachten bij de kassa", but=["both"]) == ["one"]
    assert others.alike("") == []
