"""What norms hold of people: who wrote and proposed which version, and what each said of it."""

from flask_babel import lazy_gettext as _l

from app.kernel.personal import Fate, Holding
from app.norms.models import Agreement, NormVersion, Point


def _not_theirs(row: Point, person_id: str) -> frozenset[str]:
    """Whoever answered a point takes the answer along, not another's words."""
    return frozenset({"text"}) if row.person_id != person_id else frozenset()


HOLDINGS = (
    Holding(
        table=NormVersion,
        title=_l("Normen die je schreef"),
        purpose=_l("Om te weten wie een norm veranderde."),
        who={"edited_by_id": Fate.NAMELESS, "proposed_by_id": Fate.NAMELESS},
        fields={
            "title": _l("Titel"),
            "edited_at": _l("Geschreven"),
            "proposed_at": _l("Voorgelegd"),
            "deadline": _l("Kiezen tot"),
            "settled": _l("Uitkomst"),
            "published_at": _l("Van kracht"),
            "withdrawn_at": _l("Ingetrokken"),
            "answer": _l("Antwoord"),
            "summary": _l("In het kort"),
            "frame": _l("Kader"),
            "room": _l("Ruimte"),
            "say": _l("Zo zeggen we het"),
            "rather_not": _l("Liever niet"),
            "why": _l("Waarom"),
            "review_on": _l("Opnieuw bekijken"),
        },
        inner=("id", "norm_id", "number", "symbol", "hue", "hash", "moment_id", "asked", "chose"),
    ),
    Holding(
        table=Agreement,
        title=_l("Wat je van normen vond"),
        purpose=_l("Om te weten of een norm kan gelden. Je team ziet het bij je naam."),
        who={"person_id": Fate.GONE},
        fields={
            "version_id": _l("Norm"),
            "stance": _l("Standpunt"),
            "taken_at": _l("Gekozen"),
        },
        period="agreements",
    ),
    Holding(
        table=Point,
        title=_l("Punten die je wilde bespreken"),
        purpose=_l("Om een norm te bespreken voordat hij geldt."),
        who={"person_id": Fate.NAMELESS, "closed_by_id": Fate.NAMELESS},
        hides=_not_theirs,
        fields={
            "version_id": _l("Norm"),
            "text": _l("Tekst"),
            "raised_at": _l("Genoemd"),
            "answer": _l("Antwoord"),
            "closed_at": _l("Beantwoord"),
        },
        inner=("id",),
        period="agreements",
    ),
)
