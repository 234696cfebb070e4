"""What the log says of passkeys and what goes with them."""

from flask_babel import lazy_gettext as _l

from app.kernel.log import Deed

PASSKEY_ADDED = Deed("passkey_added", _l("Passkey toegevoegd"))
PASSKEY_REMOVED = Deed("passkey_removed", _l("Passkey verwijderd"))
PASSKEYS_FORGOTTEN = Deed("passkeys_forgotten", _l("Passkeys en herstelcodes gewist"))
RECOVERY_MADE = Deed("recovery_made", _l("Herstelcodes gemaakt"))
RECOVERY_USED = Deed("recovery_used", _l("Herstelcode gebruikt"))
SSO_LINKED = Deed("sso_linked", _l("Bedrijfsaccount gekoppeld"))
SSO_UNLINKED = Deed("sso_unlinked", _l("Bedrijfsaccount losgekoppeld"))
