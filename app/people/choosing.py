"""What a password may be: long enough, and nothing that somebody would try first.

Any characters will do (OWASP ASVS 6.2.5). How soon a guess finds it is zxcvbn's to say: it knows
the 30,000 best known passwords, names, keyboards, dates and what people do to words, and is told
the words of this place (6.2.4, 6.1.2, 6.2.11).
"""

from collections.abc import Iterable

from flask_babel import gettext as _
from zxcvbn import zxcvbn

from app.kernel.errors import Refused

LEAST = 8
# Of whoever leads a team, administers or audits.
LEAST_TO_MANAGE = 12

# zxcvbn's scale of 0 to 4: below 2 a million guesses find it, which limits alone must not stop.
_ENOUGH = 2
# What zxcvbn looks at; anything behind it only helps.
_SEEN = 72
# What people here think of first, beside their own names.
_WORDS = ("beleef", "beleving", "welkom", "wachtwoord", "winkel", "klant", "geheim")


def refuse_weak(password: str, names: Iterable[str | None], least: int) -> None:
    """Raise Refused, with why, for what is too short or soon guessed; `names` are of the person and
    the place."""
    if len(password) < least:
        why = _("Kies minstens %(least)s tekens. Een paar losse woorden werkt goed.", least=least)
        raise Refused("short_password", why, fields={"password": [why]})
    near = [word for name in names if name for word in (name, *name.split())]
    if zxcvbn(password[:_SEEN], user_inputs=[*near, *_WORDS])["score"] < _ENOUGH:
        why = _("Dit wachtwoord is snel te raden. Kies iets dat alleen jij bedenkt.")
        raise Refused("weak_password", why, fields={"password": [why]})
