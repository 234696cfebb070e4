"""Candidates in turns, so that a machine that slows down slows them all."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Mapping

Clock = Callable[[], float]
ROUNDS = 7


def interleave(
    candidates: Mapping[str, Callable[[], object]],
    rounds: int = ROUNDS,
    clock: Clock = time.process_time,
) -> dict[str, list[float]]:
    """Seconds per round of each candidate, by processor time unless another clock is given."""
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for run in candidates.values():
        run()  # once to warm up
    names = list(candidates)
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            gc.collect()
            start = clock()
            candidates[name]()
            taken[name].append(clock() - start)
    return taken


def p95_each(
    questions: Iterable[Mapping[str, Callable[[], object]]], rounds: int
) -> dict[str, float]:
    """Seconds by the wall that 95 of 100 stay under, of each candidate over all questions."""
    taken: dict[str, list[float]] = {}
    for candidates in questions:
        for name, seconds in interleave(candidates, rounds, time.perf_counter).items():
            taken.setdefault(name, []).extend(seconds)
    return {name: statistics.quantiles(seconds, n=20)[-1] for name, seconds in taken.items()}


def ratio(taken: Mapping[str, list[float]], name: str, peer: str) -> float:
    """How many times longer `name` takes than `peer`: the median of the ratios per round."""
    return statistics.median(a / b for a, b in zip(taken[name], taken[peer], strict=True))
