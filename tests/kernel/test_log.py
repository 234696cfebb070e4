"""The log only grows, holds together, and shows where somebody changed it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.kernel import clock
from app.kernel.db import db
from app.kernel.log import BrokenChain, Deed, LogEntry, record, seal_of, verify
from app.norms.deeds import PUBLISHED, RETIRED
from tests.databases import World


@pytest.fixture
def context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def log_two() -> list[LogEntry]:
    for deed in (PUBLISHED, RETIRED):
        record(db.session(), deed, actor=None, value="1")
    db.session.commit()
    return chain()


def chain() -> list[LogEntry]:
    db.session.expire_all()
    return list(db.session.scalars(select(LogEntry).order_by(LogEntry.number)))


@pytest.mark.usefixtures("context")
def test_each_entry_seals_the_one_before() -> None:
    first, second = log_two()
    assert (first.number, second.number) == (1, 2)
    assert second.before == first.hash == seal_of(first)
    assert verify(chain()) == second.hash


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize(
    "statement",
    ["UPDATE log_entry SET value = '2' WHERE number = 1", "DELETE FROM log_entry WHERE number = 2"],
)
def test_the_database_refuses_to_change_or_drop_an_entry(statement: str) -> None:
    log_two()
    with pytest.raises(DBAPIError, match="the log"):
        db.session.execute(text(statement))
    db.session.rollback()
    assert len(chain()) == 2


@pytest.mark.usefixtures("context")
def test_what_is_older_than_the_retention_may_go_and_the_rest_still_holds() -> None:
    with clock.frozen(clock.now() - timedelta(days=800)):
        record(db.session(), PUBLISHED, actor=None)
    record(db.session(), RETIRED, actor=None)
    db.session.execute(text("DELETE FROM log_entry WHERE number = 1"))
    db.session.commit()
    assert verify(chain()) == chain()[0].hash


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("name", ["value", "deed", "actor_id", "about_id", "object_id"])
def test_a_changed_entry_breaks_the_chain_where_it_is(name: str) -> None:
    entries = log_two()
    db.session.expunge_all()
    setattr(entries[0], name, "0" * 8)
    with pytest.raises(BrokenChain) as broken:
        verify(entries)
    assert broken.value.number == 1


@pytest.mark.usefixtures("context")
def test_an_entry_that_is_missing_or_swapped_breaks_the_chain() -> None:
    first, second = log_two()
    record(db.session(), PUBLISHED, actor=None)
    third = chain()[2]
    for wrong in ([first, third], [second, first, third]):
        with pytest.raises(BrokenChain):
            verify(wrong)


def test_many_at_once_make_one_chain(world: World) -> None:
    def log_one(_: int) -> None:
        with world.app.app_context():
            record(db.session(), PUBLISHED, actor=None)
            db.session.commit()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(log_one, range(24)))
    with world.app.app_context():
        entries = chain()
        assert [entry.number for entry in entries] == list(range(1, 25))
        verify(entries)


def test_two_deeds_never_share_a_name() -> None:
    with pytest.raises(ValueError, match="norm_published"):
        Deed("norm_published", "Nog een")
