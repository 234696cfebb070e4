"""Admins at the same time: whoever comes second is told, and no click makes a second norm."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.kernel.db import new_id
from tests.cast import Cast
from tests.conftest import SignIn
from tests.console.editor import keep, open_norm
from tests.pages import send

ADMINS = 6
WORDS = {
    "symbol": "zien", "hue": "1", "title": "We groeten", "summary": "Kort.", "frame": "Altijd.",
    "room": "Vrij.", "seen": "",
}  # fmt: skip


@pytest.fixture
def admins(sign_in: SignIn) -> list[FlaskClient]:
    return [sign_in("daan") for _ in range(ADMINS)]


@pytest.mark.parametrize("act", ["keep", "publish"])
@pytest.mark.parametrize("drafted", [True, False])
def test_of_six_who_edit_the_same_words_one_wins_and_five_are_told(
    admins: list[FlaskClient], cast: Cast, act: str, drafted: bool
) -> None:
    norm_id = cast.norms["loop"]
    for turn in range(4):
        if drafted:
            keep(admins[0], open_norm(admins[0], norm_id), room=f"Concept {turn}")
        fields = open_norm(admins[0], norm_id).fields(id="norm")
        answers = at_once(
            admins, norm_id, [fields | {"act": act, "room": f"{turn}.{n}"} for n in range(ADMINS)]
        )
        assert sorted(answers) == [303] + [409] * (ADMINS - 1)
        kept = open_norm(admins[0], norm_id).fields(id="norm")["room"]
        assert kept == f"{turn}.{answers.index(303)}"


@pytest.mark.parametrize("act", ["keep", "publish"])
def test_clicking_twice_on_a_new_norm_makes_one(admins: list[FlaskClient], act: str) -> None:
    for _turn in range(4):
        answers = at_once(admins, new_id(), [WORDS | {"act": act}] * ADMINS)
        assert answers == [303] * ADMINS


def at_once(browsers: list[FlaskClient], norm_id: str, forms: list[dict[str, Any]]) -> list[int]:
    """Every browser sends its form at the same time; the statuses in their order."""
    path = f"/console/norms/{norm_id}"
    with ThreadPoolExecutor(len(browsers)) as pool:
        answers = pool.map(lambda browser, form: send(browser, path, **form), browsers, forms)
        return [answer.status_code for answer in answers]
