"""What the table of shared devices holds of people."""

from flask_babel import lazy_gettext as _l

from app.kernel.personal import Fate, Holding
from app.people.shared.models import SharedDevice

HOLDINGS = (
    Holding(
        table=SharedDevice,
        title=_l("Apparaten die je deelde met een team"),
        purpose=_l("Om te weten welk apparaat van welk team is, en wie dat koos."),
        who={"made_by_id": Fate.NAMELESS},
        fields={
            "label": _l("Apparaat"),
            "team_id": _l("Team"),
            "made_at": _l("Gemaakt"),
            "last_seen_on": _l("Laatst gebruikt"),
        },
        inner=("id",),
        secret=("token_hash",),
    ),
)
