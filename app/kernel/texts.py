"""The reader's language: their own choice, else what the browser asks, else Dutch."""

from flask import Flask, request
from flask_babel import Babel, get_locale
from flask_login import current_user
from sqlalchemy.exc import DBAPIError

from app.kernel import dates

LANGUAGES = ("nl", "en")


def init_app(app: Flask) -> None:
    """Texts are Dutch in the source; English comes from `translations/`."""
    app.config["BABEL_DEFAULT_LOCALE"] = "nl"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "../translations"
    Babel(app, locale_selector=chosen)
    app.jinja_env.filters.update(dates.FILTERS)

    @app.context_processor
    def language() -> dict[str, str]:
        return {"language": str(get_locale() or "nl")}


def chosen() -> str:
    """The language for this answer; a page that says the database is away must not ask it."""
    try:
        own = getattr(current_user, "locale", None)
    except DBAPIError:
        own = None
    if own in LANGUAGES:
        return str(own)
    return request.accept_languages.best_match(LANGUAGES) or "nl"
