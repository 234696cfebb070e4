"""What the log says of people's own data."""

from flask_babel import lazy_gettext as _l

from app.kernel.log import Deed

DOWNLOADED = Deed("data_downloaded", _l("Eigen gegevens opgehaald"))
ERASED = Deed(
    "person_erased",
    _l("Gegevens van iemand gewist"),
    {"withdrawn": _l("Ook wat anderen lazen")},
)
LAPSED = Deed("data_lapsed", _l("Bewaartijd voorbij: gegevens verwijderd"))
MERGE_ASKED = Deed("merge_asked", _l("Gevraagd om twee accounts samen te voegen"))
MERGED = Deed("people_merged", _l("Twee accounts samengevoegd"))
