"""Everything that is held of people, and every table that holds nothing of them."""

from flask_babel import lazy_gettext as _l

from app.feedback import personal as feedback
from app.kernel.log import LogEntry
from app.kernel.personal import Fate, Holding
from app.kernel.versions import ChangeCounter
from app.moments import personal as moments
from app.norms import personal as norms
from app.norms.index import NormText
from app.norms.models import Norm
from app.norms.roots import NormValue, NormVoice
from app.norms.walls import Wall
from app.notices import personal as notices
from app.nudges import personal as nudges
from app.people import personal as people
from app.people.keys import personal as keys
from app.people.logos import Logo
from app.people.models import EndedDevice, Organisation, Team
from app.people.shared import personal as shared
from app.privacy.merging import Merge
from app.privacy.models import RetentionPeriod, RetentionRun
from app.reflections import personal as reflections
from app.reflections.models import Question
from app.voices.compliments import Compliment, ComplimentCard
from app.voices.imports import VoiceImport
from app.voices.models import CustomerVoice, Theme, Value
from app.voices.tokens import AccessToken

_LOG = Holding(
    table=LogEntry,
    title=_l("Logboek over jou"),
    purpose=_l("Om te kunnen nagaan wie wat veranderde. Wat mensen schrijven staat er niet in."),
    who={"actor_id": Fate.LEFT, "about_id": Fate.LEFT},
    fields={
        "deed": _l("Wat"),
        "at": _l("Wanneer"),
        "actor_id": _l("Door wie"),
        "about_id": _l("Over wie"),
        "value": _l("Waarbij"),
    },
    inner=("number", "object_id", "before", "hash"),
    period="log",
)

_MERGE = Holding(
    table=Merge,
    title=_l("Vraag om twee accounts samen te voegen"),
    purpose=_l("Om je te vragen of twee accounts van jou zijn."),
    who={"from_id": Fate.GONE, "to_id": Fate.GONE, "made_by_id": Fate.NAMELESS},
    fields={"made_at": _l("Gevraagd op"), "to_id": _l("Account dat blijft")},
    inner=("id",),
)

HOLDINGS: tuple[Holding, ...] = (
    *people.HOLDINGS, *keys.HOLDINGS, *shared.HOLDINGS, *moments.HOLDINGS, *feedback.HOLDINGS,
    *reflections.HOLDINGS, *nudges.HOLDINGS, *notices.HOLDINGS, *norms.HOLDINGS, _MERGE, _LOG,
)  # fmt: skip

# Tables without people.
PLAIN = frozenset(
    {
        RetentionPeriod, RetentionRun, Organisation, Logo, Team, EndedDevice, Norm, NormText, Wall,
        Question, ChangeCounter, Value, Theme, CustomerVoice, NormValue, NormVoice,
        VoiceImport, ComplimentCard, Compliment, AccessToken,
    }
)  # fmt: skip
