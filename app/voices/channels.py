"""How files and other systems call a channel and a language."""

from app.people.names import folded
from app.voices.models import CHANNELS, LANGUAGES

_CALLED = {
    "": "other", "balie": "counter", "winkel": "counter", "aan de balie": "counter",
    "store": "counter", "telefoon": "phone", "call": "phone", "bellen": "phone", "e-mail": "mail",
    "email": "mail", "brief": "mail", "whatsapp": "chat", "enquete": "survey", "nps": "survey",
    "onderzoek": "survey", "google": "review", "trustpilot": "review", "facebook": "social",
    "instagram": "social", "sociale media": "social", "anders": "other",
    "compliment": "other",
}  # fmt: skip
_SPOKEN = {
    "": "nl", "nederlands": "nl", "dutch": "nl", "engels": "en", "english": "en", "duits": "de",
    "german": "de", "deutsch": "de", "frans": "fr", "french": "fr", "francais": "fr",
}  # fmt: skip


def channel_of(text: str) -> str:
    """The channel that is meant; empty when none is."""
    said = folded(text)
    return _CALLED.get(said) or (said if said in CHANNELS else "")


def language_of(text: str) -> str:
    """The language that is meant; empty when none of ours is."""
    said = folded(text)
    return _SPOKEN.get(said) or (said if said in LANGUAGES else "")
