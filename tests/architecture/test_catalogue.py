"""Every text stands in the catalogue, and nothing in it lacks English; nor on the public card
German and French."""

import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"%\((\w+)\)s")


def catalogue(language: str) -> Catalog:
    with (ROOT / "translations" / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def parts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


Extract = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Extract:
    """What the sources say now: all of them, or those of the public card alone."""
    folder = tmp_path_factory.mktemp("texts")
    return cache(lambda which: _extracted(folder / f"{which}.pot", which))


def _extracted(target: Path, which: str) -> set[str]:
    subprocess.run(
        [
            sys.executable, "-m", "babel.messages.frontend", "-q", "extract",
            "-F", f"translations/{which}.cfg", "-k", "_l", "-k", "t", "-k", "tn:1,2",
            "-o", str(target), ".",
        ],
        cwd=ROOT, check=True,
    )  # fmt: skip
    with target.open("rb") as file:
        return {parts(message.id)[0] for message in read_po(file) if message.id}


@pytest.mark.parametrize(
    ("language", "which", "least"),
    [("nl", "babel", 400), ("en", "babel", 400), ("de", "card", 40), ("fr", "card", 40)],
)
def test_the_catalogue_holds_what_the_sources_say(
    extracted: Extract, language: str, which: str, least: int
) -> None:
    """`make messages` brings it up to date."""
    assert len(extracted(which)) > least
    assert {parts(message.id)[0] for message in messages(language)} == extracted(which)


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_everything_is_translated(language: str) -> None:
    for message in messages(language):
        assert all(parts(message.string)), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_translations_keep_the_names_that_are_filled_in(language: str) -> None:
    for message in messages(language):
        wanted = set(NAMED.findall(parts(message.id)[-1]))
        for translated in parts(message.string):
            assert set(NAMED.findall(translated)) <= wanted, message.id


def test_errors_do_not_shout_and_nothing_nags() -> None:
    for message in messages("nl"):
        for words in parts(message.id):
            assert not words.endswith("!"), words
            assert not re.search(
                r"\b(al \d+ dagen|gemist|(?<!toestel )vergeten|achterstand)\b", words
            ), words
