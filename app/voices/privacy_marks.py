"""Finding what tells of a person in a customer's words: how to reach them, their numbers, a name.

Rules with a check digit are checked (ISO 13616 for an IBAN, the eleven test for a BSN), phone
numbers against the numbering plans; names are a guess by the words around them, and by who works
here. What is found is put out of sight before anything is kept.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

from app.voices.names_told import names_in

Kind = Literal["email", "phone", "iban", "bsn", "plate", "address", "name"]
KINDS: tuple[Kind, ...] = ("email", "phone", "iban", "bsn", "plate", "address", "name")

_EMAIL = re.compile(
    r"[\w.+%-]+ ?@ ?[\w-]+(?:\.[\w-]+)+|\w[\w.-]* ?(?:\[at\]|\(at\)) ?[\w-]+\.\w{2,}"
)
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,32}")
_NINE = re.compile(
    r"(?<![\d.,€+-])(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?![\d,.-]\d|\d)"
)
_L = "(?:[BDFGHJKLMNPRSTVWXZ]{%s})"
_PLATES = "|".join(
    "-".join(part if part.startswith(r"\d") else _L % part for part in code.split())
    for code in (
        r"2 \d{2} \d{2}", r"\d{2} \d{2} 2", r"\d{2} 2 \d{2}", r"2 \d{2} 2", r"2 2 \d{2}",
        r"\d{2} 2 2", r"\d{2} 3 \d", r"\d 3 \d{2}", r"2 \d{3} 1", r"1 \d{3} 2", r"3 \d{2} 1",
        r"1 \d{2} 3", r"\d 2 \d{3}", r"\d{3} 2 \d",
    )
)  # fmt: skip
_PLATE = re.compile(rf"(?<![\w-])(?:{_PLATES})(?![\w-])", re.I)
_SAID_PLATE = re.compile(
    r"(?:kenteken|nummerbord|number plate|licence plate)\W+(?:(?:is|was|met|van)\W+)?"
    r"((?=[A-Z0-9 -]*\d)[A-Z0-9]{1,3}[ -]?[A-Z0-9]{1,3}[ -]?[A-Z0-9]{1,3})(?![\w-])",
    re.I,
)
_CODE = r"[1-9]\d{3} ?(?!S[ADS]\b)[A-Z]{2}\b"
_ADDRESS = re.compile(
    rf"\b{_CODE}[ ,]*(?:huisnummer|huisnr\.?|nummer|nr\.?|no\.?|op)?[ ,]*\d{{1,5}}"
    rf"(?! ?(?:uur|euro|%)) ?(?:[a-zA-Z]\b|-\d+)?"
    rf"|(?:[A-Z][\w'.-]+ (?:[\w'.-]+ ){{0,2}})?(?<!\d)\d{{1,5}} ?[a-zA-Z]?(?:-\d+)?,? {_CODE}",
)
# A number that says what it is of is no phone, no BSN and no plate.
_OF_A_THING = re.compile(
    r"(?:order|bestel|factuur|artikel|product|serie|klant|bon|zending|pakket|track|dossier|ticket|"
    r"model|type|maat|referentie|code|polis|lidmaatschap|kaart|contract|ean|invoice|item|reference)"
    r"[\w-]*(?:\s*(?:nummer|nr\.?|no\.?|number))?[\s:#=]*(?:(?:is|was|van|met)\s+)?$",
    re.I,
)


@dataclass(frozen=True, order=True)
class Mark:
    """From `start` to `end` the text tells of a person, in this way."""

    start: int
    end: int
    kind: Kind


def marks_of(text: str, people: Iterable[str] = ()) -> list[Mark]:
    """What tells of a person in `text`, in its order and never twice; `people` work here."""
    taken: list[Mark] = []
    for found in _all(text, people):
        if all(found.end <= each.start or found.start >= each.end for each in taken):
            taken.append(found)
    return sorted(taken)


_MASKS: dict[str, dict[Kind, str]] = {
    "nl": {"email": "e-mailadres", "phone": "telefoonnummer", "iban": "rekeningnummer",
           "bsn": "burgerservicenummer", "plate": "kenteken", "address": "adres", "name": "naam"},
    "en": {"email": "e-mail address", "phone": "phone number", "iban": "account number",
           "bsn": "citizen number", "plate": "number plate", "address": "address", "name": "name"},
    "de": {"email": "E-Mail-Adresse", "phone": "Telefonnummer", "iban": "Kontonummer",
           "bsn": "Bürgernummer", "plate": "Kennzeichen", "address": "Adresse", "name": "Name"},
    "fr": {"email": "adresse e-mail", "phone": "numéro de téléphone", "iban": "numéro de compte",
           "bsn": "numéro national", "plate": "plaque", "address": "adresse", "name": "nom"},
}  # fmt: skip


def masked(text: str, language: str = "nl", people: Iterable[str] = ()) -> tuple[str, list[Kind]]:
    """The text with each mark replaced by what it is, in the text's own language; and the kinds."""
    words = _MASKS.get(language, _MASKS["en"])
    marks = marks_of(text, people)
    for mark in reversed(marks):
        text = f"{text[: mark.start]}[{words[mark.kind]}]{text[mark.end :]}"
    return text, sorted({mark.kind for mark in marks}, key=KINDS.index)


def _all(text: str, people: Iterable[str]) -> Iterator[Mark]:
    """The surest first: what overlaps with it is not asked any more."""
    if "@" in text or "at" in text:
        yield from (Mark(*found.span(), "email") for found in _EMAIL.finditer(text))
    if any(letter.isdigit() for letter in text):
        yield from _ibans(text)
        yield from (Mark(*found.span(), "address") for found in _ADDRESS.finditer(text))
        yield from _numbers(text)
        yield from _plates(text)
    yield from (Mark(start, end, "name") for start, end in names_in(text, people))


def _ibans(text: str) -> Iterator[Mark]:
    for found in _IBAN.finditer(text):
        for end in range(found.end(), found.start() + 14, -1):
            candidate = text[found.start() : end].replace(".", "").replace("-", "")
            if iban.is_valid(candidate, check_country=False):
                yield Mark(found.start(), end, "iban")
                break


def _numbers(text: str) -> Iterator[Mark]:
    if sum(letter.isdigit() for letter in text) < 8:
        return
    for found in phonenumbers.PhoneNumberMatcher(text, "NL"):
        if found.raw_string.startswith(("0", "+", "(")) and not _is_of_a_thing(text, found.start):
            yield Mark(found.start, found.end, "phone")
    for nine in _NINE.finditer(text):
        digits = re.sub(r"\D", "", nine.group())
        if bsn.is_valid(digits) and not _is_of_a_thing(text, nine.start()):
            yield Mark(*nine.span(), "bsn")


def _plates(text: str) -> Iterator[Mark]:
    for found in _PLATE.finditer(text):
        if not _is_of_a_thing(text, found.start()):
            yield Mark(*found.span(), "plate")
    for found in _SAID_PLATE.finditer(text):
        yield Mark(*found.span(1), "plate")


def _is_of_a_thing(text: str, at: int) -> bool:
    return _OF_A_THING.search(text, max(0, at - 40), at) is not None
