"""The console's own pages: where it opens, and Ik. Importing the rest declares its pages."""

from functools import partial

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.console import (
    agreement_views,
    erase_views,
    example_views,
    export_views,
    import_views,
    log_views,
    merge_views,
    norm_finding_views,
    norm_history_views,
    norm_publish_views,
    norm_table_views,
    norm_views,
    organisation_views,
    people_views,
    person_views,
    poster_views,
    privacy_views,
    team_views,
    together_views,
    value_views,
    voice_import_views,
    voice_link_views,
    voice_token_views,
    voice_views,
)
from app.console.desk import READERS, console, page
from app.kernel.access import Who, allow
from app.kernel.api import load
from app.kernel.db import db
from app.norms.roots import voices_changed
from app.norms.wall_views import add_walls
from app.people import service as people
from app.people.door_views import Surface, add_door
from app.people.keys.views import own_keys
from app.people.schemas import Settings
from app.people.teams import team_names
from app.voices.card_views import Surface as Compliments
from app.voices.card_views import add_compliments
from app.voices.judging import waiting

__all__ = (
    "agreement_views", "console", "erase_views", "example_views", "export_views", "import_views",
    "log_views", "merge_views", "norm_finding_views", "norm_history_views",
    "norm_publish_views", "norm_table_views", "norm_views",
    "organisation_views", "people_views", "person_views", "poster_views", "privacy_views",
    "team_views", "together_views", "value_views", "voice_import_views", "voice_link_views",
    "voice_token_views", "voice_views",
)  # fmt: skip


def _every_team() -> dict[str, str]:
    return team_names(db.session())


def _waiting() -> int:
    return waiting(db.session(), _every_team())


_door_page = partial(
    page, frame="console/_frame.html", place_now="teams", compliments_waiting=_waiting
)
_voices_page = partial(page, frame="console/_frame.html", place_now="voices")


def _voice_changed(voice_id: str) -> None:
    voices_changed(db.session(), [voice_id])


add_compliments(Compliments(console, Who.ADMIN, _every_team, _voices_page, _voice_changed))
_SURFACE = Surface(console, Who.ADMIN, _every_team, _door_page)
add_door(_SURFACE)
add_walls(_SURFACE)


@console.get("/")
@allow(*READERS)
def home() -> ResponseReturnValue:
    """The console opens at what its reader comes for."""
    return redirect(url_for("console.norms" if current_user.is_admin else "console.log"))


@console.get("/me")
@allow(*READERS)
def me() -> str:
    """Ik: language, the phone app, passkeys, sign out."""
    return page("console/me.html", **own_keys())


@console.post("/me")
@allow(*READERS)
def change_me() -> ResponseReturnValue:
    """Choose the language."""
    settings = load(Settings(), {"locale": request.form.get("locale")})
    people.choose_locale(db.session(), current_user, settings["locale"])
    db.session.commit()
    return redirect(url_for("console.me"), 303)
