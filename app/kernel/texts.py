"""The reader's language: their own choice, else what the browser asks, else Dutch.

Only the public card speaks German and French as well: those catalogues hold its words, no more.
"""

from collections.abc import Callable

from flask import Flask, current_app, g, request
from flask_babel import Babel, get_locale, refresh
from flask_login import current_user
from sqlalchemy.exc import DBAPIError

from app.kernel import dates
from app.kernel.languages import LANGUAGES

# Which of them are offered, and the one for whoever chose none; the organisation says so.
Offer = Callable[[], tuple[tuple[str, ...], str]]
_OFFER = "BELEEF_LANGUAGES"


def init_app(app: Flask) -> None:
    """Texts are Dutch in the source; English comes from `translations/`."""
    app.config["BABEL_DEFAULT_LOCALE"] = "nl"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "../translations"
    Babel(app, locale_selector=chosen)
    app.jinja_env.filters.update(dates.FILTERS)

    @app.context_processor
    def language() -> dict[str, str]:
        return {"language": str(get_locale() or "nl")}


def speak(language: str | None) -> None:
    """Answer this request in a language of its own, when one is given."""
    g.language = language
    refresh()


def chosen() -> str:
    """The language for this answer; a page that says the database is away must not ask it."""
    if g.get("language"):
        return str(g.language)
    try:
        own = getattr(current_user, "locale", None)
    except DBAPIError:
        own = None
    if own in LANGUAGES:
        return str(own)
    offered, first = _offered()
    return request.accept_languages.best_match(offered) or first


def offer(app: Flask, offered: Offer) -> None:
    """Let this say which languages somebody who has not signed in can get."""
    app.config[_OFFER] = offered


def _offered() -> tuple[tuple[str, ...], str]:
    try:
        found: Offer | None = current_app.config.get(_OFFER)
        return found() if found else (LANGUAGES, LANGUAGES[0])
    except DBAPIError:
        return LANGUAGES, LANGUAGES[0]
