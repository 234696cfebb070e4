"""The table of norms narrowed, sorted and paged by the database, whatever state norms are in."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel import clock, tables
from app.kernel.db import db, new_id
from app.norms import listing
from app.norms.levels import changed_above
from app.norms.listing import SORTS, Asked
from app.norms.models import Norm, NormVersion, Point
from app.norms.states import FOUND_BY
from tests.cast import LONG_AGO, Cast
from tests.console.test_norm_list import ALL, titles
from tests.pages import open_page
from tests.statements import statements

TODAY = date(2026, 11, 2)


@pytest.fixture
def many(app: Flask, cast: Cast) -> dict[str, str]:
    """Seven norms in each of many states, several of a title; ids by what they are."""
    with app.app_context():
        session = db.session()
        found = {
            f"{name} {n}": _norm(session, cast, n, **how)
            for n in range(7)
            for name, how in _WAYS.items()
        }
        session.commit()
        return found


_WAYS: dict[str, dict[str, Any]] = {
    "holds": {"settled": "agreed"},
    "lies": {"settled": None},
    "draft": {"settled": "", "title": "We zwaaien uit"},
    "withdrawn": {"settled": "withdrawn"},
    "retired": {"settled": "agreed", "retired_at": LONG_AGO},
    "holds, lies and has a draft": {"settled": "agreed", "then": None, "draft": True},
    "discussed": {"settled": None, "point": True},
    "changed above": {"settled": "agreed", "above": 0},
}


def _norm(session: Any, cast: Cast, n: int, settled: str | None, **how: Any) -> str:
    team = [None, cast.teams["utrecht"], cast.teams["zwolle"]][n % 3]
    norm = Norm(id=new_id(), team_id=team, created_at=LONG_AGO, version=1)
    norm.retired_at = how.get("retired_at")
    if "above" in how:
        norm.above_id, norm.above_number = cast.norms["loop"], how["above"]
    session.add(norm)
    session.flush()
    title = how.get("title") or ["Élan", "elan", "Zo", "We groeten"][n % 4]
    first = _version(session, cast, norm, title, n, settled, 1)
    if settled in ("agreed", "published"):
        norm.current = first
    elif settled != "":
        norm.proposal = first
    if "then" in how:
        norm.proposal = _version(session, cast, norm, f"{title} weer", n, how["then"], 2)
    if how.get("draft"):
        _version(session, cast, norm, f"{title} ooit", n, "", 3)
    if how.get("point"):
        person = cast.people["noor" if team == cast.teams["utrecht"] else "jan"]
        session.add(
            Point(id=new_id(), version_id=first.id, person_id=person, text="Hm", raised_at=LONG_AGO)
        )
    session.flush()
    return norm.id


def _version(
    session: Any, cast: Cast, norm: Norm, title: str, n: int, settled: str | None, number: int
) -> NormVersion:
    """A version that ended so; "" is a draft."""
    version = NormVersion(
        norm_id=norm.id, number=number, symbol="bel" if n % 2 else "kop", hue=1, title=title,
        summary="Kort.", frame="Altijd.", room="Vrij.", say=[], rather_not=[], why="",
        review_on=[None, TODAY - timedelta(days=1), TODAY + timedelta(days=30)][n % 3],
        edited_at=LONG_AGO, edited_by_id=cast.people["daan"],
        proposed_at=None if settled == "" else LONG_AGO, settled=settled or None, deadline=LONG_AGO,
    )  # fmt: skip
    session.add(version)
    session.flush()
    return version


def pages(asked: Asked) -> Iterator[list[str]]:
    after: str | None = None
    while True:
        rows, after = listing.listed(db.session(), asked, TODAY, after)
        yield [row.norm.id for row in rows]
        if after is None:
            return


@pytest.mark.parametrize("sort", [*SORTS, *(f"-{sort}" for sort in SORTS)])
@pytest.mark.parametrize("state", ["", "retired", "discuss"])
def test_pages_show_each_exactly_once_in_one_order(
    app: Flask,
    cast: Cast,
    many: dict[str, str],
    sort: str,
    state: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "PAGE", 4)
    asked = Asked(sort=sort, state=state)
    with app.app_context():
        whole = [row.norm.id for row in listing.everything(db.session(), asked, TODAY)]
        paged = [key for page in pages(asked) for key in page]
        assert paged == whole
        assert len(set(paged)) == len(paged)
        every = {norm for name, norm in many.items() if not state or name.startswith(state)}
        gone = {norm for name, norm in many.items() if name.startswith("retired")}
        assert set(paged) == (every if state else (every - gone) | set(cast.norms.values()))


def test_each_state_finds_what_is_in_it(app: Flask, cast: Cast, many: dict[str, str]) -> None:
    own = set(cast.norms.values())
    wanted = {
        "in_force": {"holds", "holds, lies and has a draft", "changed above"},
        "proposed": {"lies", "discussed", "holds, lies and has a draft"},
        "discuss": {"discussed"},
        "draft": {"draft", "holds, lies and has a draft"},
        "withdrawn": {"withdrawn"},
        "retired": {"retired"},
        "changed": {"changed above"},
    }
    assert set(wanted) == set(FOUND_BY)
    with app.app_context():
        for state, kinds in wanted.items():
            rows = list(listing.everything(db.session(), Asked(state=state), TODAY))
            found = {row.norm.id for row in rows} - own
            assert found == {key for name, key in many.items() if name[:-2] in kinds}, state
            if state == "discuss":
                assert all(row.numbers and row.numbers.points == 1 for row in rows)
            for row in rows:
                assert row.changed == (changed_above(row.norm) and row.state != "retired")
        names = {key: name[:-2] for name, key in many.items()}
        shown = {names.get(row.norm.id): row for row in _all()}
        assert shown["holds, lies and has a draft"].words.number == 1
        assert shown["lies"].words.settled is None
        assert [shown[name].state for name in ("holds", "lies", "draft", "withdrawn")] == [
            "in_force", "proposed", "draft", "withdrawn",
        ]  # fmt: skip


def _all() -> list[listing.Listed]:
    return list(listing.everything(db.session(), Asked(), TODAY))


def test_a_norm_above_that_is_retired_has_not_changed(
    app: Flask, cast: Cast, many: dict[str, str]
) -> None:
    with app.app_context():
        norms = db.session.scalars(select(Norm)).all()
        changed = {norm.id for norm in norms if changed_above(norm)}
        assert len(changed) == 7
        db.session.get_one(Norm, cast.norms["loop"]).retired_at = clock.now()
        db.session.flush()
        assert not list(listing.everything(db.session(), Asked(state="changed"), TODAY))
        assert not any(changed_above(norm) for norm in norms)


def test_the_day_to_look_again_and_the_symbol_narrow(app: Flask, many: dict[str, str]) -> None:
    with app.app_context():
        days = {
            review: {
                row.words.review_on
                for row in listing.everything(db.session(), Asked(review=review), TODAY)
            }
            for review in listing.REVIEWS
        }
        symbols = {
            row.words.symbol
            for row in listing.everything(db.session(), Asked(symbol="bel", state="draft"), TODAY)
        }
    assert days == {
        "past": {TODAY - timedelta(days=1)}, "soon": {TODAY + timedelta(days=30)}, "none": {None}
    }  # fmt: skip
    assert symbols == {"bel"}


def test_a_page_takes_as_many_statements_however_many_norms_there_are(
    app: Flask, cast: Cast, daan: FlaskClient, many: dict[str, str]
) -> None:
    with statements(app) as few:
        open_page(daan, "/console/norms?search=warms")
    with statements(app) as more:
        assert len(titles(open_page(daan, "/console/norms"))) == 50
    assert len(more) <= len(few) + 1


@pytest.mark.parametrize(
    "asked", ["after=x", "team=%27", "sort=login", "state=x", "symbol=x", "review=x"]
)
def test_a_question_that_makes_no_sense_is_no_question(daan: FlaskClient, asked: str) -> None:
    assert titles(open_page(daan, f"/console/norms?{asked}")) == ALL


def test_a_search_that_no_database_takes_is_refused(daan: FlaskClient) -> None:
    assert daan.get("/console/norms?search=%00").status_code == 400
    assert daan.get("/console/norms", query_string={"search": "a " * 5000}).status_code == 200


def test_the_filters_that_were_chosen_stay(daan: FlaskClient) -> None:
    page = open_page(daan, "/console/norms?review=none&symbol=bel&state=changed&sort=-team")
    assert page.fields(role="search") == {
        "search": "", "team": "", "state": "changed", "review": "none", "symbol": "bel",
        "sort": "-team",
    }  # fmt: skip
