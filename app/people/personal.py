"""What people's own tables hold of them."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.kernel.personal import Fate, Holding
from app.kernel.sealed import DataKey
from app.people.colleagues import Departure
from app.people.door_models import Admission, Invite
from app.people.enrolling import PeopleList
from app.people.handovers import Handover
from app.people.models import (
    Device,
    Membership,
    Password,
    Person,
    Pin,
)


def _self(person_id: str) -> Select[Person]:
    return select(Person).where(Person.id == person_id)


HOLDINGS = (
    Holding(
        table=Person,
        title=_l("Wie je bent"),
        purpose=_l("Om te weten wie er schrijft en wie wat mag zien."),
        who={"id": Fate.GONE},
        rows=_self,
        fields={
            "name": _l("Naam"),
            "login": _l("Inlognaam"),
            "role": _l("Rol"),
            "locale": _l("Taal"),
            "created_at": _l("Account sinds"),
            "ended_at": _l("Account gesloten"),
        },
        inner=("name_key", "version", "own_version", "access_version"),
    ),
    Holding(
        table=Membership,
        title=_l("Je teams"),
        purpose=_l("Om te weten welke belevingen en normen je ziet."),
        who={"person_id": Fate.GONE},
        fields={"team_id": _l("Team"), "role": _l("Rol")},
    ),
    Holding(
        table=Departure,
        title=_l("Teams waar je uit ging"),
        purpose=_l("Om je van de apparaten van dat team te halen."),
        who={"person_id": Fate.GONE},
        fields={"team_id": _l("Team")},
        inner=("version",),
    ),
    Holding(
        table=PeopleList,
        title=_l("Lijsten met mensen die je invoerde"),
        purpose=_l("Om te laten zien wat een lijst verandert voordat het gebeurt."),
        who={"made_by_id": Fate.GONE},
        fields={"made_at": _l("Aangeleverd op"), "done_at": _l("Ingevoerd op")},
        inner=("id", "file_hash", "make_teams"),
        secret=("rows",),
    ),
    Holding(
        table=Password,
        title=_l("Je wachtwoord"),
        purpose=_l("Om in te loggen. We bewaren een afdruk, niet het wachtwoord zelf."),
        who={"person_id": Fate.GONE},
        fields={"changed_at": _l("Laatst veranderd")},
        secret=("hash",),
    ),
    Holding(
        table=Pin,
        title=_l("Je pincode"),
        purpose=_l("Om je eigen telefoon weer te openen. We bewaren een afdruk, niet de cijfers."),
        who={"person_id": Fate.GONE},
        fields={"changed_at": _l("Laatst veranderd")},
        inner=("tries", "next_try_at"),
        secret=("hash",),
    ),
    Holding(
        table=Invite,
        title=_l("Codes om binnen te komen"),
        purpose=_l("Om collega’s zonder e-mailadres binnen te laten, ook op een nieuwe telefoon."),
        who={"person_id": Fate.GONE, "made_by_id": Fate.NAMELESS},
        fields={
            "team_id": _l("Team"),
            "made_at": _l("Gemaakt"),
            "expires_at": _l("Werkt tot"),
            "uses_left": _l("Nog te gebruiken"),
            "approval": _l("Naam eerst goedkeuren"),
            "forgotten": _l("Zonder de pincode van eerst"),
            "opens_at": _l("Werkt vanaf"),
            "revoked_at": _l("Ingetrokken"),
        },
        inner=("id",),
        secret=("code_hash",),
    ),
    Holding(
        table=Admission,
        title=_l("Wachten bij de deur"),
        purpose=_l("Om een teamleider te laten kiezen wie erbij komt. Hooguit een dag."),
        who={"id": Fate.GONE, "person_id": Fate.GONE},
        fields={
            "team_id": _l("Team"),
            "name": _l("Naam"),
            "locale": _l("Taal"),
            "label": _l("Apparaat"),
            "created_at": _l("Wacht sinds"),
        },
        inner=("invite_id",),
        secret=("token_hash", "pin_hash"),
    ),
    Holding(
        table=Device,
        title=_l("Je apparaten"),
        purpose=_l("Om ingelogd te blijven en een kwijtgeraakt apparaat af te sluiten."),
        who={"person_id": Fate.GONE},
        fields={
            "label": _l("Apparaat"),
            "shared": _l("Gedeeld"),
            "created_at": _l("Ingelogd sinds"),
            "last_seen_on": _l("Laatst gebruikt"),
            "locked_at": _l("Vergrendeld sinds"),
            "screen_started_at": _l("Beheer geopend"),
            "screen_used_at": _l("Beheer gebruikt"),
            "proof": _l("Ingelogd met"),
        },
        inner=("id", "shared_device_id"),
        secret=("token_hash",),
        period="sessions",
    ),
    Holding(
        table=Handover,
        title=_l("Code voor de app op je beginscherm"),
        purpose=_l("Om je mee te nemen van Safari naar de app. Hooguit tien minuten."),
        who={},
        rows=lambda person_id: select(Handover).join(Device).where(Device.person_id == person_id),
        fields={"expires_at": _l("Werkt tot")},
        inner=("device_id",),
        secret=("code_hash",),
    ),
    Holding(
        table=DataKey,
        title=_l("Je sleutel"),
        purpose=_l("Om je reflecties en ontvangen feedback te versleutelen."),
        who={"owner_id": Fate.GONE},
        fields={},
        secret=("wrapped", "master"),
    ),
)
