"""`docs/asvs.md` leaves no row out, and what it names is there."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAD = (ROOT / "docs" / "asvs.md").read_text()
CHAPTERS = sorted((ROOT / "docs" / "asvs").glob("*.md"))

# The level of each row, in order, by section of ASVS 5.0.0.
SECTIONS = {
    "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123",
    "2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23",
    "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3",
    "3.7": "22333",
    "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222",
    "5.1": "2", "5.2": "112333", "5.3": "113", "5.4": "222",
    "6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233", "6.5": "22222333",
    "6.6": "2223", "6.7": "33", "6.8": "2222",
    "7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22",
    "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23",
    "9.1": "111", "9.2": "1222",
    "10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333", "10.5": "22222",
    "10.6": "22", "10.7": "222",
    "11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23",
    "11.7": "33",
    "12.1": "12233", "12.2": "11", "12.3": "22223",
    "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233",
    "14.1": "22", "14.2": "12223333", "14.3": "122",
    "15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333",
    "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223",
    "17.1": "23", "17.2": "22223333", "17.3": "22",
}  # fmt: skip
LEVELS = {
    f"{section}.{number}": level
    for section, levels in SECTIONS.items()
    for number, level in enumerate(levels, 1)
}
ADOPTED = 28  # of level 3

ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([123]) \| ([^|]+) \| (.+) \|$", re.M)
ROWS = [found for path in CHAPTERS for found in ROW.findall(path.read_text())]
OUT = set(re.findall(r"\d+\.\d+\.\d+", HEAD.partition("## Out of scope")[2]))
NAMED = re.compile(r"`((?:app|tests|templates|static|docs|bench)/[^`:]+|[a-z-]+\.(?:toml|txt|json))"
                   r"(?:::(\w+))?`")  # fmt: skip


def test_the_standard_is_whole() -> None:
    levels = Counter(LEVELS.values())
    assert (levels["1"] + levels["2"], sum(levels.values())) == (253, 345)


def test_every_row_of_level_1_and_2_is_told_or_out_of_scope() -> None:
    told = [row for row, _level, _asks, _shown in ROWS]
    assert len(told) == len(set(told))
    assert not OUT & set(told)
    wanted = {row for row, level in LEVELS.items() if level in "12"}
    assert wanted - OUT - set(told) == set()
    assert {row: level for row, level, _asks, _shown in ROWS} == {row: LEVELS[row] for row in told}
    assert len(set(told) - wanted) == ADOPTED


@pytest.mark.parametrize(("row", "shown"), [(row[0], row[3]) for row in ROWS], ids=str)
def test_what_a_row_names_is_there(row: str, shown: str) -> None:
    named = NAMED.findall(shown)
    assert named or re.search(r"\b(Later|Deviation \d)\b", shown)
    for path, name in named:
        assert (ROOT / path).is_file(), path
        if name:
            assert name in functions_of(path), name


def test_deviations_that_are_named_are_there() -> None:
    deviations = HEAD.partition("## Deviations")[2].partition("## Out of scope")[0]
    numbers = set(re.findall(r"Deviation (\d)", " ".join(row[3] for row in ROWS)))
    assert numbers == set(re.findall(r"^(\d)\. ", deviations, re.M))


def test_the_counts_are_true() -> None:
    kinds = Counter(kind_of(shown) for _row, _level, _asks, shown in ROWS)
    later = sum("Later" in shown for _row, _level, _asks, shown in ROWS)
    assert (
        f"{len(ROWS)} rows: {kinds['test']} shown by a test,"
        f" {kinds['code']} by code or documentation,\n"
        f"{kinds['words']} by neither; in {later} something is still to come."
    ) in HEAD


def kind_of(shown: str) -> str:
    named = NAMED.findall(shown)
    return "test" if any(name for _path, name in named) else "code" if named else "words"


@cache
def functions_of(path: str) -> frozenset[str]:
    """Names of the tests in a file, read and not run."""
    tree = ast.parse((ROOT / path).read_text())
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
