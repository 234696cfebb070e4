"""Lists in every shape, hostile ones too: read whole, or refused with words and nothing changed."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.kernel import clock
from app.kernel.errors import Problem
from app.kernel.limits import forget_tries
from app.people.enrolling import KEPT
from app.people.roll import read_roll
from app.people.sheets import MOST_BYTES
from tests.cast import Cast
from tests.console.handing_in import U, carry_out, dry_run, everybody, hand_in
from tests.console.roster import found
from tests.databases import World
from tests.pages import Page, open_page, send
from tests.people.rolls import HEAD, hostile, listed, sheet


@pytest.mark.parametrize(
    "data",
    [
        listed(f"Mo;mo;{U};medewerker;nl"),
        b"\xef\xbb\xbf" + listed(f"Mo;mo;{U};medewerker;nl", end="\r\n"),
        listed(f"Mo,{U},mo", head="Name,Team,Username"),
        listed(f"nl\tMo\t{U}\tmo", head="language\tname\tteam\tlogin"),
        sheet(HEAD.split(";"), ["Mo", "mo", U, "staff", "nl"]),
    ],
    ids=["semicolons", "mark and crlf", "english and commas", "tabs", "xlsx"],
)
def test_lists_come_in_many_shapes(app: Flask, daan: FlaskClient, data: bytes) -> None:
    carry_out(daan, dry_run(daan, data))
    assert ("Mo", "mo", "nl", f"{U} staff") in everybody(app)


def test_old_letters_are_read_when_chosen(app: Flask, daan: FlaskClient) -> None:
    data = f"{HEAD}\nRené;;{U};;\n".encode("cp1252")
    assert "Kies de andere tekenset" in hand_in(daan, data).text
    carry_out(daan, dry_run(daan, data, encoding="cp1252"))
    assert found(daan, search="rene") == ["René"]


@pytest.fixture(scope="module")
def corpus() -> list[tuple[str, bytes]]:
    return list(hostile())


def test_forty_hostile_files_end_in_a_report_and_change_nobody(
    app: Flask, daan: FlaskClient, corpus: list[tuple[str, bytes]]
) -> None:
    assert len(corpus) >= 40
    before = everybody(app)
    for name, data in corpus:
        forget_tries(app)
        answer = hand_in(daan, data)
        assert answer.status_code in (303, 422), name
        if answer.status_code == 303:
            page = open_page(daan, answer.headers["Location"])
            assert page.status == 200, name
            assert "<script>alert" not in page.source
        else:
            assert Page(answer).all("p", role="alert"), name
        assert everybody(app) == before, name


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=st.one_of(
        st.binary(max_size=2000),
        st.binary(max_size=500).map(lambda more: HEAD.encode() + b"\n" + more),
        st.text(max_size=500).map(lambda more: f"{HEAD}\nMo;;{U};;\n{more}".encode()),
        st.binary(max_size=300).map(lambda more: b"PK\x03\x04" + more),
    ),
    encoding=st.sampled_from(["utf-8", "cp1252"]),
)
def test_any_bytes_are_read_or_refused(on_sqlite: World, data: bytes, encoding: str) -> None:
    with on_sqlite.app.test_request_context():
        try:
            roll = read_roll(data, encoding)
        except Problem as problem:
            assert problem.status == 422  # noqa: PT017 - either is an answer
        else:
            assert all(line.wrong or (line.name and "\0" not in line.team) for line in roll.lines)


def test_a_file_that_is_too_large_is_refused_with_words(daan: FlaskClient) -> None:
    for data in (b"x" * (MOST_BYTES + 1), b"x" * (MOST_BYTES * 2)):
        answer = hand_in(daan, data)
        assert (answer.status_code, "Er is nog niets veranderd" in answer.text) in (
            (413, True), (422, True),
        )  # fmt: skip
    big = {"name": "x" * 300_000}
    assert send(daan, "/console/people/new", **big).status_code == 413


def test_a_list_is_its_maker_s_and_is_kept_no_longer_than_two_hours(
    cast: Cast, daan: FlaskClient, sign_in: Any
) -> None:
    send(daan, f"/console/people/{cast.people['petra']}/role", role="admin")
    path = hand_in(daan, listed(f"Mo;mo;{U};;")).headers["Location"]
    petra = sign_in("petra")
    assert petra.get(path).status_code == 404
    assert send(petra, path, mark="x").status_code == 404
    with clock.frozen(clock.now() + KEPT * 1.01):
        assert sign_in("daan").get(path).status_code == 404


def test_lists_come_in_a_human_measure(daan: FlaskClient) -> None:
    answers = [hand_in(daan, listed(f"Mo;mo;{U};;")) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
