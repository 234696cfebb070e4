"""Every rule of who may do what, left out or turned round, is noticed by the matrix."""

import logging
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import pytest

from app.kernel import access
from app.kernel.access import Who
from tests.access import cells, customers
from tests.access.asking import misses
from tests.access.mutants import mutants_of
from tests.access.people import move_in
from tests.access.rules import RULES, SAME, Ask, Probe, only
from tests.access.things import fill
from tests.databases import OnSQLite


@pytest.fixture
def probe(on_sqlite: OnSQLite, tmp_path: Path) -> Iterator[Probe]:
    on_sqlite.restore()
    house = move_in(on_sqlite.app, on_sqlite.cast)
    since = house.as_who("noor").get("/api/sync?cursor=0").json["cursor"]
    things, left = fill(house), customers.customers(house)
    yield Probe(OnSQLite(house.app, house.cast, on_sqlite.path), house, things, left, since)
    on_sqlite.restore()


@pytest.mark.parametrize(
    ("module", "names", "ask"),
    RULES,
    ids=lambda value: value[0] if type(value) is tuple else "rules",
)
def test_every_change_of_a_rule_is_noticed(
    probe: Probe,
    caplog: pytest.LogCaptureFixture,
    module: ModuleType,
    names: tuple[str, ...],
    ask: Ask,
) -> None:
    caplog.set_level(logging.CRITICAL)  # a rule that is broken breaks requests, loudly
    assert list(ask(probe)) == []
    unnoticed = []
    for mutant in chain.from_iterable(mutants_of(module, name) for name in names):
        if mutant.title.startswith(tuple(SAME)):
            continue
        probe.world.restore()
        with mutant.instead():
            if next(ask(probe), None) is None:
                unnoticed.append(mutant.title)
    assert unnoticed == []


def test_there_is_enough_to_change() -> None:
    """Of what is the same in the end no more is excused than there is."""
    titles = [
        mutant.title
        for module, names, _ask in RULES
        for name in names
        for mutant in mutants_of(module, name)
    ]
    assert len(titles) > 150
    for excused in SAME:
        assert any(title.startswith(excused) for title in titles), excused


def test_every_change_of_a_role_is_noticed(probe: Probe) -> None:
    unnoticed = []
    for who, real in dict(access._RULES).items():
        for how, changed in (
            ("everybody", lambda _actor: True),
            ("nobody", lambda _actor: False),
            ("all others", lambda actor, real=real: not real(actor)),
        ):
            with patch.dict(access._RULES, {who: changed}):
                asked = chain(
                    cells.in_the_console(probe.house, probe.things),
                    cells.on_the_tablet(only(probe.things, "invites", "norms")),
                    cells.reading(only(probe.things, "norms")),
                )
                if next(misses(probe.house, asked), None) is None:
                    unnoticed.append((who, how))
    assert unnoticed == [(Who.PERSON, "everybody")]  # which is the rule itself
