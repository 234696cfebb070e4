"""What the log says of values and voices."""

from flask_babel import lazy_gettext as _l

from app.kernel.log import Deed

VALUE_KEPT = Deed("value_kept", _l("Waarde geschreven of veranderd"))
VALUE_RETIRED = Deed("value_retired", _l("Waarde uit gebruik genomen"))
VALUE_RETURNED = Deed("value_returned", _l("Waarde weer in gebruik"))
VOICE_KEPT = Deed("voice_kept", _l("Stem van een klant geschreven of veranderd"))
VOICES_RETIRED = Deed("voices_retired", _l("Stemmen van klanten uit gebruik genomen"))
VOICES_RETURNED = Deed("voices_returned", _l("Stemmen van klanten weer in gebruik"))
VOICES_IMPORTED = Deed("voices_imported", _l("Stemmen van klanten uit een bestand ingevoerd"))
CARD_MADE = Deed("compliment_card_made", _l("Complimentkaart gemaakt"))
COMPLIMENT_APPROVED = Deed("compliment_approved", _l("Klantcompliment goedgekeurd"))
COMPLIMENT_REPORTED = Deed("compliment_reported", _l("Klantcompliment gemeld"))
COMPLIMENT_HIDDEN = Deed("compliment_hidden", _l("Klantcompliment verborgen"))
TOKEN_MADE = Deed("voice_token_made", _l("Sleutel voor stemmen van klanten gemaakt"))
TOKEN_ENDED = Deed("voice_token_ended", _l("Sleutel voor stemmen van klanten ingetrokken"))
VOICES_EXPORTED = Deed("voices_exported", _l("Stemmen van klanten meegenomen in een bestand"))
