"""What a notification says: one closed set, without names and without content.

It may appear on a locked screen on a counter, and a push service relays it.
"""

from dataclasses import dataclass

from flask_babel import force_locale
from flask_babel import lazy_gettext as _l

from app.kernel.languages import LANGUAGES
from app.notices.models import Kind

_TEXTS = {
    "reflection": (
        _l("Even stilstaan bij je dienst?"),
        _l("Eén vraag, één minuut. Alleen voor jou."),
    ),
    "attention": (_l("Er is aandacht voor je"), _l("Open Beleef om te lezen.")),
    "feedback": (_l("Er is iets nieuws voor je"), _l("Open Beleef om te lezen.")),
    "door": (_l("Er staat iemand voor de deur"), _l("Open Beleef om te zien wie erbij wil.")),
    "norm": (_l("Wat vind jij van deze norm?"), _l("Open Beleef om te lezen en te kiezen.")),
    "answer": (_l("Er is antwoord voor je"), _l("Open Beleef om te lezen.")),
    "review": (_l("Klopt deze norm nog?"), _l("Open Beleef om hem met je team te bekijken.")),
}


@dataclass(frozen=True, slots=True)
class Words:
    """A notification's text in the language of its reader."""

    title: str
    body: str
    lang: str


def all_words() -> dict[tuple[Kind, str], Words]:
    """Every text there is, by kind and locale; call with an app context, keep the result."""
    found: dict[tuple[Kind, str], Words] = {}
    for locale in LANGUAGES:
        with force_locale(locale):
            for kind, (title, body) in _TEXTS.items():
                found[kind, locale] = Words(str(title), str(body), locale)  # type: ignore[index]
    return found
