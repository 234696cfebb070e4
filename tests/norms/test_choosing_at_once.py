"""Members at the same moment: nothing slips in between a stance, an answer and coming in force."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from werkzeug.test import TestResponse

from app.kernel.db import new_id
from tests.cast import Cast
from tests.conftest import SignIn
from tests.norms.team import answer, choose, chosen, norm_at, propose, proposed, stances

TURNS = 4


def at_once(*deeds: Callable[[], TestResponse]) -> list[int]:
    with ThreadPoolExecutor(len(deeds)) as pool:
        return [done.result().status_code for done in [pool.submit(deed) for deed in deeds]]


@pytest.fixture
def team(cast: Cast) -> str:
    return cast.teams["utrecht"]


def test_of_two_last_stances_the_second_puts_it_in_force(sign_in: SignIn, team: str) -> None:
    noor, sem, fatima = (sign_in(login) for login in ("noor", "sem", "fatima"))
    for _ in range(TURNS):
        norm = proposed(noor, team)["id"]
        deeds = [lambda who=who, norm=norm: choose(who, norm, 1) for who in (sem, fatima)]
        assert at_once(*deeds) == [200, 200]
        now = norm_at(noor, norm)
        assert (now["state"], now["agreement"]["settled"]) == ("in_force", "agreed")


def test_a_last_stance_and_a_point_never_both_win(sign_in: SignIn, team: str) -> None:
    """In force before the point came, which then stands for the lead; or not in force at all."""
    noor, sem, fatima = (sign_in(login) for login in ("noor", "sem", "fatima"))
    for _ in range(TURNS):
        norm = proposed(noor, team)["id"]
        chosen(sem, norm, 1)

        def objects(norm: str = norm) -> TestResponse:
            return choose(sem, norm, 1, "discuss", "Toch niet.")

        def agrees(norm: str = norm) -> TestResponse:
            return choose(fatima, norm, 1)

        assert at_once(objects, agrees) == [200, 200]
        asked = norm_at(noor, norm)["agreement"]
        assert (stances(asked)["Sem"], len(asked["points"])) == ("discuss", 1)


def test_a_changed_point_against_its_answer(sign_in: SignIn, team: str) -> None:
    """Either the answer was to what stood there, or it is refused; no answer to unread words."""
    noor, sem, fatima = (sign_in(login) for login in ("noor", "sem", "fatima"))
    for _ in range(TURNS):
        norm = proposed(noor, team)["id"]
        [point] = chosen(sem, norm, 1, "discuss", "Eerst dit.")["agreement"]["points"]

        def changes(norm: str = norm) -> TestResponse:
            return choose(sem, norm, 1, "discuss", "Of toch dat.")

        def answers(norm: str = norm, point: str = point["id"]) -> Any:
            return answer(fatima, norm, point)

        changed, answered = at_once(changes, answers)
        asked = norm_at(noor, norm)["agreement"]
        found = {each["text"]: each["answered_at"] is not None for each in asked["points"]}
        assert changed == 200
        if answered == 200:
            assert found == {"Eerst dit.": True, "Of toch dat.": False}
        else:
            assert (answered, found) == (404, {"Of toch dat.": False})
        assert stances(asked)["Sem"] == "discuss"


def test_of_many_proposals_at_once_one_lies_there(sign_in: SignIn, cast: Cast, team: str) -> None:
    browsers = [sign_in(login) for login in ("noor", "sem", "fatima") * 2]
    deeds = [
        lambda browser=browser, n=n: propose(
            browser, team, cast.norms["bel"], base=1, title=f"Voorstel {n}"
        )
        for n, browser in enumerate(browsers)
    ]
    assert sorted(at_once(*deeds)) == [201] + [409] * 5


def test_one_proposal_that_is_delivered_by_many_at_once_exists_once(
    sign_in: SignIn, team: str
) -> None:
    norm, version = new_id(), new_id()
    browsers = [sign_in("noor") for _ in range(6)]
    deeds = [lambda browser=browser: propose(browser, team, norm, version) for browser in browsers]
    assert sorted(at_once(*deeds)) == [200] * 5 + [201]


def test_a_stance_while_the_version_is_replaced_is_on_one_or_told(
    sign_in: SignIn, team: str
) -> None:
    noor, sem, fatima = (sign_in(login) for login in ("noor", "sem", "fatima"))
    for _ in range(TURNS):
        norm = proposed(noor, team)["id"]

        def replaces(norm: str = norm) -> TestResponse:
            return propose(fatima, team, norm, replaces=1, title="Anders gezegd")

        def agrees(norm: str = norm) -> TestResponse:
            return choose(sem, norm, 1)

        replaced, agreed = at_once(replaces, agrees)
        assert (replaced, agreed in (200, 409)) == (201, True)
        asked = norm_at(noor, norm)["agreement"]
        assert (asked["version"], stances(asked)) == (2, {"Fatima": "agree"})
