"""What channels and masks are called."""

from flask_babel import lazy_gettext as _l

from app.voices.models import Channel
from app.voices.privacy_marks import Kind

CHANNEL_WORDS: dict[Channel, object] = {
    "counter": _l("Aan de balie"),
    "phone": _l("Telefoon"),
    "mail": _l("Mail of brief"),
    "chat": _l("Chat"),
    "survey": _l("Enquête"),
    "review": _l("Review"),
    "social": _l("Sociale media"),
    "compliment": _l("Klantcompliment"),
    "other": _l("Anders"),
}
MASK_WORDS: dict[Kind, object] = {
    "email": _l("een e-mailadres"),
    "phone": _l("een telefoonnummer"),
    "iban": _l("een rekeningnummer"),
    "bsn": _l("een burgerservicenummer"),
    "plate": _l("een kenteken"),
    "address": _l("een adres"),
    "name": _l("een naam"),
}
