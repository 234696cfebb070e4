"""What the demo's texts must be: dated before now, open to whom they name, without contact data."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.demo.content import CONTENT, Days, moments, read
from app.norms.models import HUES, SYMBOLS

ZONE = "Europe/Amsterdam"
# A quiet day and the two days on which the clock changes.
DATES = [(2026, 11, 22), (2026, 3, 29), (2026, 10, 25)]
PHONE_NUMBER = re.compile(r"(\d[\s.\-/]?){6,}")
MAIL_ADDRESS = re.compile(r"\S@\S")


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)


def _members() -> dict[str, set[str]]:
    return {row["login"]: {part["team"] for part in row["teams"]} for row in read("people")}


@pytest.mark.parametrize("date", DATES, ids=str)
def test_at_any_hour_the_past_is_past_and_utrecht_is_alive(date: tuple[int, int, int]) -> None:
    midnight = datetime(*date, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    for hour in range(24):
        now = midnight + timedelta(hours=hour, seconds=1)
        days = Days(now, ZONE)
        dated = [*moments(), *read("feedback"), *read("reflections")]
        assert max(days.at(row["days_ago"], row["time"]) for row in dated) < now
        fresh = {
            row["by"]
            for row in moments()
            if row["team"] == "utrecht"
            and row["visibility"] != "private"
            and days.at(row["days_ago"], row["time"]) > now - timedelta(hours=24)
        }
        assert len(fresh) >= 4


def test_no_text_holds_a_telephone_number_or_a_mail_address() -> None:
    assert PHONE_NUMBER.search("Bel 06 12 34 56 78")
    assert MAIL_ADDRESS.search("Schrijf naar iemand@beleef.example")
    files = list(CONTENT.rglob("*.json"))
    assert len(files) > 10
    for file in files:
        for words in _words(json.loads(file.read_text(encoding="utf-8"))):
            if not words.startswith("#"):  # a colour
                assert not PHONE_NUMBER.search(words), words
                assert not MAIL_ADDRESS.search(words), words


def test_logins_are_unique_and_lower_case() -> None:
    logins = [row["login"] for row in read("people")]
    assert len(set(logins)) == len(logins)
    assert all(login == login.lower() and login.isalpha() for login in logins)


def test_every_norm_says_who_does_it_and_what_room_there_is() -> None:
    for norm in read("norms"):
        assert norm["symbol"] in SYMBOLS
        assert norm["hue"] in HUES
        for version in norm["versions"]:
            assert version["title"].startswith(("We ", "Niemand "))
            assert version["room"]
            assert 2 <= len(version["say"]) <= 4
            assert 2 <= len(version["rather_not"]) <= 3
            assert "‘" in version["why"], "a norm is rooted in what a customer said"


def test_only_who_may_read_a_moment_replies_to_it() -> None:
    members = _members()
    leads = {
        part["team"]: row["login"]
        for row in read("people")
        for part in row["teams"]
        if part["role"] == "lead"
    }
    for row in moments():
        assert row["team"] in members[row["by"]]
        joined = {key for keys in row.get("reactions", {}).values() for key in keys}
        assert row["by"] not in joined
        repliers = joined | {comment["by"] for comment in row.get("comments", ())}
        if row["visibility"] == "private":
            assert not repliers
            assert "attention" not in row
        if row["visibility"] == "team":
            assert all(row["team"] in members[key] for key in repliers | set(row.get("with", ())))
        assert all(part["by"] == leads[row["team"]] for part in row.get("attention", ()))


def test_a_moment_names_only_norms_that_hold_for_its_team() -> None:
    norms = {norm["key"]: norm["team"] for norm in read("norms")}
    for row in moments():
        for key in [*row.get("followed", ()), *row.get("took_room", ())]:
            assert norms[key] in (None, row["team"])
        assert row["text"] or row.get("followed")
