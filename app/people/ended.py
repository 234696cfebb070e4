"""Telling a device why its person is not signed in on it any more."""

from flask import Flask, Response, current_app, request
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from sqlalchemy import select

from app.kernel.access import Who, declared
from app.kernel.db import db
from app.kernel.errors import NotSignedIn, as_json
from app.people.models import EndedDevice, Why
from app.people.service import token_hash
from app.people.session import config_of, take_token, token_of


class Erased(NotSignedIn):
    """The session of somebody of whom nothing is left: the device empties itself."""

    code = "erased"
    detail = _l("Je gegevens zijn gewist. Dit apparaat bewaart ook niets meer van je.")


class Replaced(NotSignedIn):
    """Somebody made a code for a new phone. Whoever did not ask for one has to hear of it."""

    code = "phone_replaced"
    detail = _l(
        "Er is een code gemaakt voor een nieuwe telefoon van jou. Daarom is deze afgemeld. Vroeg"
        " jij daar niet om? Zeg het meteen tegen je beheerder."
    )


_WHYS: dict[Why, type[NotSignedIn]] = {"erased": Erased, "replaced": Replaced}


def init_app(app: Flask) -> None:
    """Answer each such device once, where it asks for what is its person's; its cookie goes along.

    Whoever comes in, with that same device too, is not held up.
    """

    @app.before_request
    def tell() -> Response | None:
        token, endpoint = token_of(request), request.endpoint
        if not token or not endpoint or not request.path.startswith("/api/"):
            return None
        if current_user.is_authenticated or {Who.ANYONE, Who.SYSTEM} & declared(app, endpoint):
            return None
        why = _why_ended(token)
        return take_token(as_json(_WHYS[why]())) if why else None


def _why_ended(token: str) -> Why | None:
    kept = token_hash(token, config_of(current_app).secret_key)
    return db.session.scalar(select(EndedDevice.why).where(EndedDevice.token_hash == kept))
