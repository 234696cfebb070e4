"""Writers at the same time: nothing lost, nothing doubled, no pull skips a change."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from flask import Flask

from app.kernel.db import new_id
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.moments.words import told, words


def at_once(count: int, do: Callable[[int], Any]) -> list[Any]:
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(do, range(count)))


def test_one_moment_delivered_by_many_at_once_exists_once(sign_in: SignIn) -> None:
    moment_id, body = new_id(), words()
    browsers = [sign_in("noor") for _ in range(8)]
    statuses = at_once(
        8, lambda n: browsers[n].put(f"/api/moments/{moment_id}", json=body).status_code
    )
    assert sorted(statuses) == [200] * 7 + [201]
    assert len(browsers[0].get("/api/moments?scope=mine").json["items"]) == 1


def test_of_two_edits_of_one_version_one_wins_and_one_is_told(sign_in: SignIn) -> None:
    noor = sign_in("noor")
    path = f"/api/moments/{told(noor, 'eerst')}"
    headers = {"If-Match": f'"{noor.get(path).json["hash"]}"'}
    browsers = [sign_in("noor") for _ in range(6)]
    answers = at_once(
        6, lambda n: browsers[n].put(path, json=words(f"versie {n}"), headers=headers)
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 5
    winner = next(answer for answer in answers if answer.status_code == 200)
    assert noor.get(path).json["text"] == winner.json["text"]


def test_reactions_of_many_at_once_are_all_there(sign_in: SignIn) -> None:
    noor = sign_in("noor")
    moment_id = told(noor, visibility="organisation")
    people = ("sem", "fatima", "jan", "petra", "daan")
    browsers = [sign_in(login) for login in people]
    kinds = ("heart", "applause", "me_too")
    statuses = at_once(15, lambda n: browsers[n % 5].put(
        f"/api/moments/{moment_id}/reactions/{kinds[n // 5]}", json={"on": True}
    ).status_code)  # fmt: skip
    assert statuses == [200] * 15
    reactions = noor.get(f"/api/moments/{moment_id}").json["reactions"]
    assert {kind: len(who) for kind, who in reactions.items()} == dict.fromkeys(kinds, 5)


def test_the_pull_skips_nothing_while_four_write(sign_in: SignIn) -> None:
    """The union of what was pulled is what is there, whatever the interleaving."""
    writers = [sign_in("noor") for _ in range(4)]
    reader, done = sign_in("sem"), Event()

    def write(number: int) -> list[str]:
        return [told(writers[number], f"{number}.{turn}") for turn in range(15)]

    def follow() -> set[str]:
        seen: set[str] = set()
        cursor, last = 0, False
        while True:
            change = reader.get(f"/api/sync?cursor={cursor}").json
            seen |= {moment["id"] for moment in change["changes"].get("moments", [])}
            cursor = change["cursor"]
            if last:
                return seen
            last = done.is_set()

    with ThreadPoolExecutor(5) as pool:
        following = pool.submit(follow)
        written = {each for ids in pool.map(write, range(4)) for each in ids}
        done.set()
        assert following.result() == written


@pytest.mark.parametrize("times", [4])
def test_signing_in_at_the_same_time_makes_a_device_each(app: Flask, times: int) -> None:
    body = {"login": "noor", "password": PASSWORD}
    statuses = at_once(
        times, lambda _n: app.test_client().post("/api/session", json=body).status_code
    )
    assert statuses == [200] * times


def test_feedback_and_attention_delivered_by_many_at_once_exist_once(
    sign_in: SignIn, cast: Cast
) -> None:
    moment_id = told(sign_in("noor"))
    body = {"to": cast.people["sem"], "kind": "tip", "behaviour": "Je liep mee."}
    for login, path, sent in (
        ("noor", f"/api/feedback/{new_id()}", body),
        ("fatima", f"/api/moments/{moment_id}/attention/{new_id()}", {"text": "Mooi."}),
        ("sem", f"/api/moments/{moment_id}/comments/{new_id()}", {"text": "Ja."}),
    ):
        browsers = [sign_in(login) for _ in range(6)]
        statuses = at_once(6, lambda n, b=browsers, p=path, s=sent: b[n].put(p, json=s).status_code)
        assert sorted(statuses) == [200] * 5 + [201]
