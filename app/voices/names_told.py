"""Names in a text, guessed: by a title, by what somebody is or does, by a well-known first name, by
who works here. A capital decides; "roos" is a flower, and so is "Roos" where a sentence begins."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

_P = (
    r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Tt]e|'t|[Ee]l|[Aa]l|[Oo]p|[Ii]n|[Vv]on|[Dd]i|"
    r"[Dd]a)"
)
_WORD = r"[A-ZÀ-ÖØ-ÞŠŽĆČĞİ][\w’'-]*[\w]"
_NAME = rf"(?:{_P} ){{0,2}}{_WORD}(?: (?:{_P} ){{0,2}}{_WORD})?"
_TITLE = re.compile(
    r"\b(?i:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|de heer|juffrouw|juf|meester|dokter|dr\.|"
    r"drs\.|ing\.|ir\.|prof\.|familie|fam\.|mrs?\.?|ms\.?|miss|mister|herr|frau|madame|monsieur|"
    rf"zuster|broeder) ((?:(?:[A-Z]\.)+ ?)?{_NAME})"
)
_ROLE = re.compile(
    r"\b(?i:collega|collegaatje|medewerker|medewerkster|verkoper|verkoopster|caissière|kassière|"
    r"stagiaire?|adviseur|adviseuse|monteur|bezorger|chauffeur|ober|serveerster|gastvrouw|gastheer|"
    r"teamleider|bedrijfsleider|filiaalmanager|manager|receptioniste?|verpleegkundige|begeleider|"
    r"begeleidster|kok|kapster|kapper|baliemedewerker|jongen|meisje|dame|heer|employee|colleague|"
    r"genaamd|heet|heette|heten|naam is|naam was|called|named|name is|name was|geholpen door|"
    rf"te woord gestaan door|served by|helped by)[,:]? (?:(?i:genaamd|met de naam|heet) )?({_NAME})"
)
_SIGNED = re.compile(
    r"(?i:groet|groeten|groetjes|gr\.|gr|mvg|liefs|hartelijks|regards|cheers|grüßen|grüße)"
    rf"(?i: van| uit)?[,.!]?\s+((?:(?:[A-Z]\.)+ ?)?{_NAME})\W*$"
)
_INITIALS = re.compile(rf"(?<![\w.])((?:[A-Z]\. ?){{1,4}}(?:{_P} ){{0,2}}{_WORD})")
_WORDS = re.compile(r"[^\W_]+")
_AFTER = rf"(?: (?:{_P} ){{0,2}}{_WORD})?"

# With a capital after a title or a role, and still nobody.
_NOBODY = frozenset(Path(__file__).with_name("nobody.txt").read_text().split())


def names_in(text: str, people: Iterable[str] = ()) -> Iterator[tuple[int, int]]:
    """Where names stand, as pairs of first and last place; some may overlap."""
    for pattern in (_TITLE, _ROLE, _SIGNED, _INITIALS):
        for found in pattern.finditer(text):
            yield from _part(text, *found.span(1))
    for found in _known(tuple(people)).finditer(text):
        yield from _part(text, *found.span())


def mentions(text: str, people: tuple[str, ...]) -> bool:
    """Whether a text has a word by which a name of somebody here begins."""
    return not _beginnings(people).isdisjoint(_WORDS.findall(text))


@lru_cache(maxsize=8)
def _beginnings(people: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in people for word in _WORDS.findall(name)[:1])


def _part(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The place without capitals at its end that begin something else, or nothing."""
    words = text[start:end].split(" ")
    while words and words[-1].strip(".,'’").capitalize() in _NOBODY:
        words.pop()
    said = [word for word in words if word[:1].isupper() and word not in _NOBODY]
    if said:
        yield start, start + len(" ".join(words))


@lru_cache(maxsize=8)
def _known(people: tuple[str, ...]) -> re.Pattern[str]:
    """Well-known first names, and people here by their first or their whole name."""
    here = {part for name in people for part in (name, name.split(" ")[0]) if len(part) > 1}
    names = sorted(_well_known() | here, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?:s|'s|’s)?(?![\w-]){_AFTER}"
    )


@cache
def _well_known() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("first_names.txt").read_text().split())
