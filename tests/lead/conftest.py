"""A norm that lies with the members of Utrecht."""

import pytest
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.norms.team import proposed


@pytest.fixture
def lying(noor: FlaskClient, cast: Cast) -> str:
    """The id of a norm that noor laid before her team."""
    found: str = proposed(noor, cast.teams["utrecht"])["id"]
    return found
