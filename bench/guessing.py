"""Guessing who is here: a login that nobody has, against one that somebody has, by the wall.

Two hundred wrong tries in turns with the real password hash. The rank test (Mann and Whitney, by
the normal approximation) asks whether somebody who sees the times could tell the two apart.
"""

import math
import statistics
import time

from argon2 import PasswordHasher

from app.kernel.limits import forget_tries
from app.people import passwords
from bench._server import Bench, databases
from bench._table import Result, at_least, at_most

TRIES = 100  # of each
KNOWN, UNKNOWN = "noor", "niemand"


def measure() -> list[Result]:
    """The difference of the medians, and the probability that it is chance."""
    with databases()[0]() as bench:
        taken = _tried(bench)
    known, unknown = (statistics.median(taken[login]) * 1000 for login in (KNOWN, UNKNOWN))
    return [
        at_most("Enumeration", "unknown and known login, medians", abs(known - unknown), 5, "ms"),
        at_least(
            "Enumeration", "and the chance of that, rank test",
            _chance(taken[KNOWN], taken[UNKNOWN]), 0.01, "p",
        ),
    ]  # fmt: skip


def _tried(bench: Bench) -> dict[str, list[float]]:
    client, taken = bench.app.test_client(), {KNOWN: [], UNKNOWN: []}
    passwords.use(PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1))
    for turn in range(TRIES + 5):
        for login in (KNOWN, UNKNOWN) if turn % 2 else (UNKNOWN, KNOWN):
            forget_tries(bench.app)
            start = time.perf_counter()
            answer = client.post("/api/session", json={"login": login, "password": "verkeerd"})
            spent = time.perf_counter() - start
            assert answer.status_code == 401
            if turn >= 5:  # the first are slower, whoever they ask for
                taken[login].append(spent)
    return taken


def _chance(one: list[float], other: list[float]) -> float:
    """Two-sided p of the rank sum; the same times hardly occur, so ties are left out."""
    ranked = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    ranks = sum(rank for rank, (_value, which) in enumerate(ranked, 1) if which == 0)
    n, m = len(one), len(other)
    mean, spread = n * (n + m + 1) / 2, math.sqrt(n * m * (n + m + 1) / 12)
    return math.erfc(abs(ranks - mean) / spread / math.sqrt(2))
