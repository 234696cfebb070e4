"""One's own week: said, read back, and nobody else's."""

import pytest
from flask.testing import FlaskClient

PATH = "/api/shifts"


def shift(
    weekday: object = 1, begins: object = "09:00", ends: object = "17:30"
) -> dict[str, object]:
    return {"weekday": weekday, "begins": begins, "ends": ends}


def test_a_week_is_kept_as_it_is_said(noor: FlaskClient) -> None:
    assert noor.get(PATH).json == {"items": []}
    week = {"items": [shift(5, "22:00", "06:00"), shift(1)]}
    assert noor.put(PATH, json=week).status_code == 200
    assert noor.get(PATH).json == {"items": [shift(1), shift(5, "22:00", "06:00")]}
    assert noor.put(PATH, json={"items": []}).json == {"items": []}


def test_a_week_is_one_s_own(noor: FlaskClient, sem: FlaskClient) -> None:
    noor.put(PATH, json={"items": [shift()]})
    sem.put(PATH, json={"items": [shift(2)]})
    assert noor.get(PATH).json == {"items": [shift()]}
    assert sem.get(PATH).json == {"items": [shift(2)]}


def test_the_person_s_devices_learn_of_it(noor: FlaskClient) -> None:
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    noor.put(PATH, json={"items": [shift()]})
    pulled = noor.get(f"/api/sync?cursor={cursor}").json
    assert pulled["changes"]["me"]["shifts"] == [shift()]


@pytest.mark.parametrize(
    "wrong",
    [
        shift(0), shift(8), shift("1"), shift(1.5), shift(True), shift(None),
        shift(begins="9:00"), shift(begins="24:00"), shift(begins="09:00:00"), shift(begins=540),
        shift(begins="０9:00"), shift(ends="09:00"), shift(ends="17:60"), shift(ends=""),
        {"weekday": 1, "begins": "09:00"}, shift() | {"person_id": "x"}, "monday", None,
    ],
)  # fmt: skip
def test_a_shift_that_cannot_be_is_refused_and_changes_nothing(
    noor: FlaskClient, wrong: object
) -> None:
    noor.put(PATH, json={"items": [shift(3)]})
    assert noor.put(PATH, json={"items": [wrong]}).status_code == 422
    assert noor.get(PATH).json == {"items": [shift(3)]}


def test_a_day_has_one_shift(noor: FlaskClient) -> None:
    assert noor.put(PATH, json={"items": [shift(1), shift(1, "18:00", "20:00")]}).status_code == 422
