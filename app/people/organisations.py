"""Verbs on the organisation itself: name, promise, colour, languages, time zone, logo."""

from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from flask_babel import gettext as _
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.kernel.driver import Driver
from app.kernel.errors import Refused
from app.kernel.hot import Hot
from app.kernel.languages import LANGUAGES
from app.kernel.log import record
from app.kernel.versions import next_version
from app.people import deeds, logos
from app.people.actor import Actor
from app.people.colours import Shades, is_colour, shades_of
from app.people.models import Organisation, Person
from app.people.names import tidy, wrong_name
from app.people.service import organisation

MOST_PROMISE = 200

_PLACES = tuple(
    f"{part}/"
    for part in (
        "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian",
        "Pacific",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """What an admin wants the organisation to be, as typed."""

    name: str
    promise: str
    brand: str
    languages: tuple[str, ...]
    language: str
    timezone: str


@cache
def timezones() -> tuple[str, ...]:
    """Places whose clock can be followed."""
    return tuple(sorted(zone for zone in available_timezones() if zone.startswith(_PLACES)))


_NAME = Hot(select(Organisation.name, Organisation.brand).limit(1))
_BRAND = "#ffa149"


def name_and_brand(driver: Driver) -> tuple[str, str]:
    """What a home screen shows of it; our own colour on an installation that has none yet."""
    return next(((name, brand) for name, brand in _NAME.rows(driver, {})), ("", _BRAND))


def name_of_organisation(driver: Driver) -> str:
    """Its name for pages before sign-in; empty on an installation that has none yet."""
    return name_and_brand(driver)[0]


_READ = Hot(select(Organisation.languages, Organisation.language).limit(1))


def languages_offered(driver: Driver) -> tuple[tuple[str, ...], str]:
    """In what its people may read, and what whoever chose nothing gets."""
    for languages, language in _READ.rows(driver, {}):
        return tuple(languages.split(",")), language
    return LANGUAGES, LANGUAGES[0]


def change_organisation(session: Session, by: Actor, wish: Wish) -> None:
    """Keep all of it or, with a sentence at each field that is wrong, nothing."""
    version = next_version(session)
    kept = organisation(session)
    errors = _errors(wish)
    if errors:
        raise Refused(fields=errors)
    shades = shades_of(wish.brand)
    new = {
        "name": tidy(wish.name), "promise": tidy(wish.promise), "timezone": wish.timezone,
        "languages": ",".join(wish.languages), "language": wish.language,
        "brand": shades.brand, "brand_day": shades.day, "brand_evening": shades.evening,
        "on_brand": shades.on,
    }  # fmt: skip
    changed = [name for name, value in new.items() if getattr(kept, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(kept, name, new[name])
    kept.version = version
    session.flush()
    if "languages" in changed:
        _translate_people(session, wish, version)
    for field in ("name", "promise", "brand", "languages", "language", "timezone"):
        if field in changed:
            record(session, deeds.ORGANISATION_CHANGED, actor=by.id, on=kept.id, value=field)


def change_logo(session: Session, by: Actor, data: bytes | None) -> None:
    """Another logo, or without one our own mark."""
    version = next_version(session)
    kept = organisation(session)
    if data is None:
        logos.drop_logo(session, kept)
    else:
        logos.put_logo(session, kept, data)
    kept.version = version
    session.flush()
    record(session, deeds.ORGANISATION_CHANGED, actor=by.id, on=kept.id, value="logo")


def too_large() -> str:
    """Why a logo was not even read."""
    return str(_("Dit bestand is te groot. Hooguit 2 MB past."))


def what_changes(shades: Shades) -> str:
    """What is done with a colour so that everybody can read it."""
    day, evening = shades.day != shades.brand, shades.evening != shades.brand
    said = _("Deze kleur is overal goed te lezen.")
    if day and evening:
        said = _("Wie leest, ziet tekst overdag wat donkerder en ’s avonds wat lichter.")
    elif day:
        said = _("Wie leest, ziet tekst overdag wat donkerder.")
    elif evening:
        said = _("Wie leest, ziet tekst ’s avonds wat lichter.")
    return str(said)


def _translate_people(session: Session, wish: Wish, version: int) -> None:
    """Who reads a language that is no longer offered reads the organisation's own."""
    session.execute(
        update(Person)
        .where(Person.locale.not_in(wish.languages))
        .values(locale=wish.language, own_version=version)
    )


def _errors(wish: Wish) -> dict[str, list[str]]:
    found = {
        "name": wrong_name(tidy(wish.name)),
        "promise": _too_long(tidy(wish.promise)),
        "brand": "" if is_colour(wish.brand) else _("Dit is geen kleur. Kies er een."),
        "languages": ""
        if wish.languages and set(wish.languages) <= set(LANGUAGES)
        else _("Kies ten minste één taal."),
        "language": ""
        if wish.language in wish.languages
        else _("Kies een taal die hierboven aangevinkt is."),
        "timezone": "" if wish.timezone in timezones() else _("Deze tijdzone kennen we niet."),
    }
    return {name: [words] for name, words in found.items() if words}


def _too_long(text: str) -> str:
    if len(text) <= MOST_PROMISE:
        return ""
    return str(_("Maak dit korter: hooguit %(most)s tekens.", most=MOST_PROMISE))
