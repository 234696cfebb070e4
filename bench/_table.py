"""Results as rows: what was measured, the limit, whether it holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    goal: str
    what: str
    limit: str
    measured: str
    holds: bool


def at_most(goal: str, what: str, value: float, limit: float, unit: str = "x") -> Result:
    return Result(goal, what, f"<= {limit:g} {unit}", f"{value:.2f} {unit}", value <= limit)


def at_least(goal: str, what: str, value: float, limit: float, unit: str = "x") -> Result:
    return Result(goal, what, f">= {limit:g} {unit}", f"{value:.2f} {unit}", value >= limit)


def skipped(goal: str, what: str, why: str) -> Result:
    return Result(goal, what, "", f"not measured: {why}", True)


def markdown(results: list[Result]) -> str:
    rows = ["| goal | what | limit | measured | |", "| --- | --- | --- | --- | --- |"]
    rows += [
        f"| {each.goal} | {each.what} | {each.limit} | {each.measured} | {_verdict(each)} |"
        for each in results
    ]
    return "\n".join(rows)


def _verdict(result: Result) -> str:
    return "" if result.holds else "missed"
