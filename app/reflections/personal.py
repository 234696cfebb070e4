"""What reflections hold of people."""

from flask_babel import lazy_gettext as _l

from app.kernel.personal import Fate, Holding
from app.reflections.models import Reflection
from app.reflections.words import words_of

HOLDINGS = (
    Holding(
        table=Reflection,
        title=_l("Je reflecties"),
        purpose=_l("Om terug te kijken op je dienst. Alleen voor jou."),
        who={"person_id": Fate.GONE},
        fields={
            "on": _l("Dag"),
            "question_id": _l("Vraag"),
            "written_at": _l("Geschreven"),
        },
        inner=("id",),
        sealed={"answer": _l("Antwoord"), "feeling": _l("Hoe je dienst was")},
        opened=words_of,
        period="reflections",
    ),
)
