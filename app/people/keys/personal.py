"""What the tables of keys hold of people."""

from flask_babel import lazy_gettext as _l

from app.kernel.personal import Fate, Holding
from app.people.keys.models import Challenge, Federation, Passkey, RecoveryCode

HOLDINGS = (
    Holding(
        table=Passkey,
        title=_l("Je passkeys"),
        purpose=_l("Om in te loggen. We bewaren de publieke helft; de geheime blijft bij jou."),
        who={"person_id": Fate.GONE},
        fields={
            "label": _l("Apparaat"),
            "created_at": _l("Gemaakt"),
            "last_used_on": _l("Laatst gebruikt"),
        },
        inner=("id", "sign_count", "transports"),
        secret=("credential_id", "public_key"),
    ),
    Holding(
        table=Challenge,
        title=_l("Een passkey die je aan het maken bent"),
        purpose=_l("Om zeker te weten dat jij hem maakt. Dit bewaren we vijf minuten."),
        who={"person_id": Fate.GONE},
        fields={"expires_at": _l("Tot")},
        inner=("purpose",),
        secret=("value",),
    ),
    Holding(
        table=RecoveryCode,
        title=_l("Je herstelcodes"),
        purpose=_l("Om binnen te komen zonder passkey. We bewaren een afdruk, niet de code zelf."),
        who={"person_id": Fate.GONE},
        fields={"made_at": _l("Gemaakt"), "used_at": _l("Gebruikt")},
        secret=("hash",),
    ),
    Holding(
        table=Federation,
        title=_l("Je bedrijfsaccount"),
        purpose=_l("Om in te loggen met het account van je organisatie."),
        who={"person_id": Fate.GONE},
        fields={"issuer": _l("Waar"), "subject": _l("Nummer daar"), "linked_at": _l("Gekoppeld")},
    ),
)
