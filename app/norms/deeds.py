"""What the log says of norms."""

from flask_babel import lazy_gettext as _l

from app.kernel.log import Deed

# Of before members were asked; the log still tells it.
PUBLISHED = Deed("norm_published", _l("Norm gepubliceerd"))
PROPOSED = Deed("norm_proposed", _l("Norm voorgelegd"))
IN_FORCE = Deed("norm_in_force", _l("Norm van kracht geworden"))
WITHDRAWN = Deed("norm_withdrawn", _l("Voorstel ingetrokken"))
POINT_CLOSED = Deed("norm_point_closed", _l("Punt over een norm beantwoord"))
RETIRED = Deed("norm_retired", _l("Norm uit gebruik genomen"))
RETURNED = Deed("norm_returned", _l("Norm weer in gebruik"))
WALL_MADE = Deed("wall_made", _l("Link voor een scherm gemaakt"))
WALL_ENDED = Deed("wall_ended", _l("Link voor een scherm ingetrokken"))
