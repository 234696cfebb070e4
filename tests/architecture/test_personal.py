"""Nothing of people is held that is not declared: which column, why, and what erasing does."""

import pytest

from app.kernel.db import Base
from app.kernel.personal import Holding
from app.privacy.holdings import HOLDINGS, PLAIN

by_table = pytest.mark.parametrize("holding", HOLDINGS, ids=lambda holding: holding.name)


def test_every_table_is_declared_once() -> None:
    declared = [each.name for each in HOLDINGS] + [table.__tablename__ for table in PLAIN]
    assert sorted(declared) == sorted(Base.metadata.tables)


def test_a_plain_table_points_at_nobody() -> None:
    personal = {each.name for each in HOLDINGS} - {"norm_version"}  # a norm's text is the team's
    for table in PLAIN:
        columns = Base.metadata.tables[table.__tablename__].c
        for column in columns:
            assert not {key.column.table.name for key in column.foreign_keys} & personal
            assert not column.name.endswith(("person_id", "by_id", "author_id"))


@by_table
def test_every_column_is_told_kept_inside_secret_or_sealed(holding: Holding) -> None:
    columns = set(Base.metadata.tables[holding.name].c.keys())
    told = {*holding.fields, *holding.who, *holding.inner, *holding.secret}
    sealed = {"words"} if holding.sealed else set()
    assert told | sealed == columns
    assert not told & sealed
    assert not {*holding.fields, *holding.inner} & {*holding.secret}


@by_table
def test_every_table_says_why_and_who(holding: Holding) -> None:
    assert str(holding.purpose).endswith(".")
    pointing = {
        column.name
        for column in Base.metadata.tables[holding.name].c
        if any(key.column.table.name == "person" for key in column.foreign_keys)
    }
    assert pointing <= set(holding.who)
    assert holding.who or holding.rows
    assert bool(holding.sealed) == (holding.opened is not None)
