"""The rules of the house, as far as a program can read them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

ROOT = Path(__file__).parents[2]
PYTHON = sorted(ROOT.glob("app/**/*.py"))
# Where a transaction may be closed: services flush, the edge commits.
EDGES = (
    "api.py", "views.py", "cli.py", "worker.py", "answers.py", "session.py", "sender.py",
    "replay.py", "desk.py", "proving.py",
)  # fmt: skip
SOURCES = sorted(
    path
    for pattern in (
        "app/**/*.py", "static/**/*.ts", "static/**/*.tsx", "static/**/*.css",
        "templates/**/*.html",
    )
    for path in ROOT.glob(pattern)
    if "dist" not in path.parts
)  # fmt: skip


def words_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_house_is_not_empty() -> None:
    assert len(PYTHON) > 60
    assert len(SOURCES) > 150


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_fits_in_the_head(path: Path) -> None:
    assert len(words_of(path).splitlines()) <= 200


def test_services_flush_and_the_edge_commits() -> None:
    for path in PYTHON:
        if not path.name.endswith(EDGES):
            assert not re.search(r"\.commit\(\)", words_of(path)), path


def test_nothing_is_called_utils() -> None:
    names = {path.stem for path in SOURCES}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc"}


def test_addresses_are_kebab_case(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        plain = re.sub(r"<[^>]+>", "x", rule.rule)
        assert re.fullmatch(r"/[a-z0-9/.\-]*", plain), rule.rule


def test_parameters_of_addresses_are_typed(app: Flask) -> None:
    """An untyped one must be a closed choice that the view checks."""
    untyped = {
        (rule.rule, name)
        for rule in app.url_map.iter_rules()
        for name in rule.arguments
        if f"<{name}>" in rule.rule
    }
    assert untyped <= {
        ("/choose/<login>", "login"),
        ("/wall/<token>", "token"),
        ("/api/moments/<uuid:moment_id>/reactions/<kind>", "kind"),
    }


def test_colours_live_in_the_tokens() -> None:
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\((?!from)")
    for path in ROOT.glob("static/**/*.css"):
        if path.name == "tokens.css" or "dist" in path.parts:
            continue
        for line in words_of(path).splitlines():
            assert not colour.search(line), f"{path.name}: {line.strip()}"


def test_templates_hold_no_style_script_or_handler() -> None:
    for path in ROOT.glob("templates/**/*.html"):
        page = words_of(path)
        assert "<style" not in page, path
        assert not re.search(r"\sstyle=", page), path
        assert not re.search(r"\son[a-z]+=", page), path
        assert not re.search(r"<script(?![^>]*\ssrc=)", page), path


def test_no_score_rank_or_streak_about_a_person_exists() -> None:
    """A word that names one may stand only where we say that there is none."""
    forbidden = re.compile(r"\b(leaderboard|streak|ranking|points_of|score_of|badge_count)\b", re.I)
    for path in SOURCES:
        for line in words_of(path).splitlines():
            assert not forbidden.search(line), f"{path}: {line.strip()}"


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(words_of(path)).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def test_every_verb_says_the_rule_that_it_keeps() -> None:
    found = 0
    for path in PYTHON:
        if path.name in ("service.py", "replies.py", "reading.py", "editing.py", "board.py"):
            for function in public_functions(path):
                found += 1
                assert ast.get_docstring(function), f"{path.name}: {function.name}"
    assert found > 40
