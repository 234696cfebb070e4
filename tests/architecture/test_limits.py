"""Each limit holds at its number, per key and for its window: never for a whole shop at once."""

import ast
import re
import time
from collections.abc import Iterator

import pytest
from flask import Flask
from limits import parse

from tests.architecture.limits import LIMITS, NO_LIMITS, Limit, Shop
from tests.architecture.test_house import PYTHON, ROOT, words_of
from tests.cast import Cast
from tests.conftest import SignIn

RULE = re.compile(r"\d+ ?/ ?(\d+ )?(second|minute|hour|day|month|year)s?")


# Tries are counted in memory, whatever the database.
@pytest.mark.parametrize("world", ["sqlite"], indirect=True)
@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_a_limit_holds_for_its_key_and_its_window(
    app: Flask, cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, limit: Limit
) -> None:
    shop, rule = Shop(app, cast, sign_in), parse(limit.rule)
    within = {limit.ask(shop, 0, n).status_code for n in range(rule.amount)}
    assert 429 not in within
    over = limit.ask(shop, 0, rule.amount)
    assert over.status_code == 429
    assert 0 < int(over.headers["Retry-After"]) <= rule.get_expiry() + 1
    assert limit.ask(shop, 1, 0).status_code in within

    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + rule.get_expiry() - 120)
    assert limit.ask(shop, 0, rule.amount + 1).status_code == 429
    monkeypatch.setattr(time, "time", lambda: now() + rule.get_expiry() + 1)
    assert limit.ask(shop, 0, rule.amount + 2).status_code in within


def test_every_limit_in_the_code_is_tested() -> None:
    written = set(rules())
    assert written - NO_LIMITS == {(limit.where, limit.rule) for limit in LIMITS}
    assert written >= NO_LIMITS


def rules() -> Iterator[tuple[str, str]]:
    """File and rule of every text in the code that is a rule of how often."""
    for path in PYTHON:
        for node in ast.walk(ast.parse(words_of(path))):
            said = node.value if isinstance(node, ast.Constant) else None
            if isinstance(said, str) and RULE.fullmatch(said):
                yield str(path.relative_to(ROOT / "app")), said
