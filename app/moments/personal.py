"""What moments and the replies to them hold of people."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, or_, select

from app.kernel.personal import Fate, Holding
from app.moments.models import Attention, Comment, Moment, MomentNorm, MomentPerson, Reaction
from app.people.models import Membership

_TEXT, _WHEN, _MOMENT = _l("Tekst"), _l("Wanneer"), "moment_id"


def _norms(person_id: str) -> Select[MomentNorm]:
    return select(MomentNorm).join(Moment).where(Moment.author_id == person_id)


def _named(person_id: str) -> Select[MomentPerson]:
    """Whom one named, and where one was named as far as one may read it."""
    teams = select(Membership.team_id).where(Membership.person_id == person_id)
    readable = Moment.withdrawn_at.is_(None) & or_(
        Moment.visibility == "organisation",
        (Moment.visibility == "team") & Moment.team_id.in_(teams),
    )
    mine = or_(Moment.author_id == person_id, (MomentPerson.person_id == person_id) & readable)
    return select(MomentPerson).join(Moment).where(mine)


def _attention(person_id: str) -> Select[Attention]:
    """What one gave, and what one got."""
    mine = or_(Attention.author_id == person_id, Moment.author_id == person_id)
    return select(Attention).join(Moment).where(mine)


def _not_told(row: Attention, person_id: str) -> frozenset[str]:
    return frozenset({"seen_at"}) if row.author_id == person_id else frozenset()


HOLDINGS = (
    Holding(
        table=Moment,
        title=_l("Je belevingen"),
        purpose=_l("Om te delen wat je voor klanten doet, of het voor jezelf te bewaren."),
        who={"author_id": Fate.NAMELESS},
        fields={
            "text": _TEXT,
            "visibility": _l("Wie het ziet"),
            "team_id": _l("Team"),
            "occurred_at": _WHEN,
            "received_at": _l("Aangekomen"),
            "edited_at": _l("Veranderd"),
            "withdrawn_at": _l("Ingetrokken"),
        },
        inner=("id", "widest", "hash", "version", "narrowed_version"),
        secret=("wire",),  # made of the rest and of what others replied
        period="moments",
    ),
    Holding(
        table=MomentNorm,
        title=_l("Normen bij je belevingen"),
        purpose=_l("Om te zien welke normen in de praktijk leven."),
        who={},
        rows=_norms,
        fields={"norm_id": _l("Norm"), "took_room": _l("Ruimte genomen")},
        inner=(_MOMENT,),
        period="moments",
    ),
    Holding(
        table=MomentPerson,
        title=_l("Met wie je iets beleefde"),
        purpose=_l("Om een collega te noemen die meehielp."),
        who={"person_id": Fate.GONE},
        rows=_named,
        fields={"person_id": _l("Collega")},
        inner=(_MOMENT,),
        period="moments",
    ),
    Holding(
        table=Reaction,
        title=_l("Je reacties"),
        purpose=_l("Om te laten merken dat je iets las."),
        who={"person_id": Fate.GONE},
        fields={"kind": _l("Soort"), "at": _WHEN},
        inner=(_MOMENT,),
        period="moments",
    ),
    Holding(
        table=Comment,
        title=_l("Je opmerkingen"),
        purpose=_l("Om te antwoorden op een beleving."),
        who={"author_id": Fate.NAMELESS},
        fields={"text": _TEXT, "created_at": _WHEN, "withdrawn_at": _l("Ingetrokken")},
        inner=("id", _MOMENT, "hash"),
        period="moments",
    ),
    Holding(
        table=Attention,
        title=_l("Aandacht, gekregen en gegeven"),
        purpose=_l("Om als teamleider te antwoorden, alleen voor wie de beleving schreef."),
        who={"author_id": Fate.NAMELESS},
        rows=_attention,
        hides=_not_told,
        fields={
            "text": _TEXT, "author_id": _l("Van"), "created_at": _WHEN, "seen_at": _l("Gelezen"),
        },
        inner=("id", _MOMENT, "hash"),
        period="moments",
    ),
)  # fmt: skip
