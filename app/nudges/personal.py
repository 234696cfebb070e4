"""What nudges hold of people."""

from flask_babel import lazy_gettext as _l

from app.kernel.personal import Fate, Holding
from app.nudges.models import ShiftPattern

HOLDINGS = (
    Holding(
        table=ShiftPattern,
        title=_l("Je werkdagen"),
        purpose=_l("Om je aan het eind van je dienst een duwtje te geven. Alleen voor jou."),
        who={"person_id": Fate.GONE},
        fields={"weekday": _l("Dag van de week"), "begins": _l("Begint"), "ends": _l("Eindigt")},
    ),
)
