"""What notices hold of people."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.kernel.personal import Fate, Holding
from app.notices.models import Delivery, Notice, Subscription


def _deliveries(person_id: str) -> Select[Delivery]:
    return select(Delivery).join(Notice).where(Notice.person_id == person_id)


HOLDINGS = (
    Holding(
        table=Notice,
        title=_l("Meldingen aan jou"),
        purpose=_l("Om je één keer te laten weten dat er iets voor je is."),
        who={"person_id": Fate.GONE},
        fields={
            "kind": _l("Waarover"),
            "expires_at": _l("Tot wanneer"),
            "seen_at": _l("Gezien"),
        },
        inner=("id", "key", "navigate"),
        period="notices",
    ),
    Holding(
        table=Subscription,
        title=_l("Waar meldingen heen gaan"),
        purpose=_l("Om een melding op je toestel te krijgen."),
        who={"person_id": Fate.GONE},
        fields={"confirmed_at": _l("Laatst bevestigd")},
        inner=("id", "device_id"),
        secret=("endpoint", "p256dh", "auth"),
        period="subscriptions",
    ),
    Holding(
        table=Delivery,
        title=_l("Bezorgde meldingen"),
        purpose=_l("Om een melding die niet aankwam nog eens te sturen."),
        who={},
        rows=_deliveries,
        fields={
            "state": _l("Stand"),
            "attempts": _l("Keer geprobeerd"),
            "next_try_at": _l("Laatste keer"),
        },
        inner=("id", "notice_id", "subscription_id"),
        period="notices",
    ),
)
