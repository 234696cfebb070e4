"""What somebody, a team or a login may be called, and how a name is found again."""

import re
import unicodedata

from flask_babel import gettext as _

from app.kernel.words import visible

LONGEST = 80

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]*")
# Formatting that turns the order of letters round, beyond the name that it stands in.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def folded(text: str) -> str:
    """A name as it is sought and sorted: no capitals, no accents, one space between words."""
    apart = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.split())[:LONGEST]


def tidy(text: str) -> str:
    """A name in one spelling (NFC), with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def wrong_name(name: str) -> str | None:
    """Why this is no name, in the reader's language; None when it is one."""
    if not visible(name):
        return str(_("Vul een naam in."))
    if len(name) > LONGEST:
        return str(_("Maak dit korter: hooguit %(most)s tekens.", most=LONGEST))
    if any(
        letter in _TURNING or unicodedata.category(letter) in ("Cc", "Cn", "Co") for letter in name
    ):
        return str(_("In deze naam staan tekens die niemand ziet. Typ hem opnieuw."))
    return None


def wrong_login(login: str) -> str | None:
    """Why nobody can sign in by this; None when somebody can."""
    if len(login) > LONGEST:
        return str(_("Maak dit korter: hooguit %(most)s tekens.", most=LONGEST))
    if not _LOGIN.fullmatch(login):
        return str(_("Een inlognaam heeft letters, cijfers, punten en streepjes, zonder spaties."))
    return None
