"""What the log says of devices that a team shares."""

from flask_babel import lazy_gettext as _l

from app.kernel.log import Deed

SHARED = Deed("device_shared", _l("Gedeeld apparaat gemaakt"))
UNSHARED = Deed("device_unshared", _l("Gestopt met delen van een apparaat"))
