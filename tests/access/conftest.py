"""A house full of people and things, in each database in turn."""

import pytest

from tests.access.people import House, move_in
from tests.access.things import Things, fill
from tests.databases import World


@pytest.fixture
def house(world: World) -> House:
    return move_in(world.app, world.cast)


@pytest.fixture
def things(house: House) -> Things:
    return fill(house)
