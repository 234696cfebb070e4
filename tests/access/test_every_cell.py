"""Who may do what with every thing in every state, asked cell by cell."""

from itertools import chain

import pytest

from tests.access import cells, customers
from tests.access.asking import ask, misses, misses_when_queued, outsiders
from tests.access.cells import Cell
from tests.access.choosing import choosing, taking_off
from tests.access.people import OUTSIDE, House
from tests.access.routes import every_route
from tests.access.things import Things
from tests.databases import OnSQLite, World


def test_every_cell_holds(world: World, house: House, things: Things) -> None:
    changing_nothing = list(
        chain(
            cells.reading(things),
            cells.on_the_tablet(things),
            cells.in_the_console(house, things),
            cells.new_phones(house),
        )
    )
    adding = [*cells.joining_in(things), *cells.between_two(things), *choosing(things)]
    ending = [*cells.taking_back(things), *taking_off(things)]
    everything = [*changing_nothing, *adding, *ending]
    outside = list(outsiders(everything))
    queued = [cell for cell in adding if cell.queued]
    assert len(everything) + len(outside) + len(queued) >= 5_000

    found = list(misses(house, changing_nothing))
    found += misses_when_queued(house, adding)
    if isinstance(world, OnSQLite):  # the edge once more, which knows no database
        found += misses(house, [*outside, *adding])
    found += misses(house, ending)
    assert found == []


@pytest.mark.usefixtures("things")  # after which mo works elsewhere
def test_every_cell_of_what_customers_left_holds(house: House) -> None:
    left = customers.customers(house)
    ending = [*customers.judging(left), *customers.reporting(left), *customers.ending(left)]
    found = [*customers.read(house, left), *misses(house, outsiders(ending))]
    assert [*found, *misses(house, ending)] == []


def test_every_route_lets_in_whom_it_is_for(house: House) -> None:
    """About a thing that is not there: who may come in hears that, and nobody else even that."""
    found, count = [], 0
    for who, method, path, may in every_route(house.app):
        count += 1
        status = ask(house, Cell(who, method, path, 0)).status_code
        page = method == "GET" and not path.startswith("/api")
        if who in OUTSIDE:
            holds = status == (302 if page else 401)
        else:
            holds = (status not in (401, 403)) if may else status == 403
        if not holds:
            found.append(f"{who}: {method} {path} gives {status}")
    assert count > 900
    assert found == []
