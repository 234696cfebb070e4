"""What feedback holds of people."""

from flask_babel import lazy_gettext as _l

from app.feedback.models import Feedback
from app.feedback.words import words_of
from app.kernel.personal import Fate, Holding


def _not_told(row: Feedback, person_id: str) -> frozenset[str]:
    """A giver does not learn when it was opened."""
    return frozenset({"opened_at"}) if row.giver_id == person_id else frozenset()


HOLDINGS = (
    Holding(
        table=Feedback,
        title=_l("Feedback, gekregen en gegeven"),
        purpose=_l("Om elkaar te helpen. Het is van wie het krijgt."),
        who={"receiver_id": Fate.GONE, "giver_id": Fate.NAMELESS},
        fields={
            "kind": _l("Soort"),
            "giver_id": _l("Van"),
            "receiver_id": _l("Aan"),
            "norm_id": _l("Norm"),
            "created_at": _l("Wanneer"),
            "opened_at": _l("Gelezen"),
            "thanked_at": _l("Bedankt"),
        },
        inner=("id",),
        sealed={
            "behaviour": _l("Gedrag"),
            "feeling": _l("Gevoel"),
            "effect": _l("Gevolg"),
            "wish": _l("Gewenst"),
        },
        opened=words_of,
        hides=_not_told,
        period="feedback",
    ),
)
