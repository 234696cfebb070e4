"""What the log says of people, their teams and how they get in."""

from flask_babel import lazy_gettext as _l

from app.kernel.log import Deed

_TEAM_ROLES = {"staff": _l("Medewerker"), "lead": _l("Teamleider")}

INVITED = Deed(
    "invite_made",
    _l("Teamcode gemaakt"),
    {"day": _l("Vandaag"), "week": _l("Een week"), "month": _l("Een maand")},
)
INVITE_ENDED = Deed("invite_ended", _l("Teamcode ingetrokken"))
JOINED = Deed("joined", _l("Met een code binnengekomen"))
ADMITTED = Deed("admitted", _l("Iemand binnengelaten"))
TURNED_AWAY = Deed("turned_away", _l("Iemand niet binnengelaten"))
PHONE_ENDED = Deed("phone_ended", _l("Oude telefoon afgemeld, code voor een nieuwe gemaakt"))
PHONE_ENDED_FORGOTTEN = Deed(
    "phone_ended_forgotten",
    _l("Oude telefoon afgemeld, code voor een nieuwe zonder de pincode van eerst"),
)
PHONE_REPLACED = Deed("phone_replaced", _l("Op een nieuwe telefoon binnengekomen"))
HANDED_OVER = Deed("handed_over", _l("Met een code van een eigen toestel binnengekomen"))
PASSWORD_CHANGED = Deed("password_changed", _l("Wachtwoord gekozen"))
PIN_CHANGED = Deed("pin_changed", _l("Pincode veranderd"))
NEW_DEVICE = Deed(
    "new_device",
    _l("Ingelogd op een nieuw apparaat"),
    {
        "password": _l("Wachtwoord"), "pin": _l("Pincode"), "passkey": _l("Passkey"),
        "sso": _l("Account van je werk"), "recovery": _l("Herstelcode"), "invite": _l("Teamcode"),
    },
)  # fmt: skip
PASSWORD_SPENT = Deed("password_spent", _l("Wachtwoord vijf keer fout"))
PIN_SPENT = Deed("pin_spent", _l("Pincode vijf keer fout"))
ALL_SIGNED_OUT = Deed("all_signed_out", _l("Iedereen afgemeld"))
PERSON_ADDED = Deed("person_added", _l("Iemand toegevoegd"), _TEAM_ROLES)
PERSON_CHANGED = Deed("person_changed", _l("Naam, inlognaam of taal veranderd"))
ROLE_CHANGED = Deed(
    "role_changed",
    _l("Rol in de organisatie veranderd"),
    {"staff": _l("Geen bijzondere rol"), "admin": _l("Beheerder"), "auditor": _l("Auditor")},
)
TEAM_JOINED = Deed("team_joined", _l("In een team gezet"), _TEAM_ROLES)
TEAM_ROLE_CHANGED = Deed("team_role_changed", _l("Rol in een team veranderd"), _TEAM_ROLES)
TEAM_LEFT = Deed("team_left", _l("Uit een team gehaald"))
PERSON_ENDED = Deed("person_ended", _l("Toegang beëindigd"))
PERSON_RETURNED = Deed("person_returned", _l("Weer toegang gegeven"))
PEOPLE_IMPORTED = Deed("people_imported", _l("Mensen ingevoerd uit een bestand"))
PEOPLE_EXPORTED = Deed("people_exported", _l("Lijst met mensen opgehaald"))
TEAM_ADDED = Deed("team_added", _l("Team gemaakt"))
TEAM_RENAMED = Deed("team_renamed", _l("Team hernoemd"))
TERM_CHANGED = Deed("team_term_changed", _l("Termijn van een team veranderd"))
TEAM_RETIRED = Deed("team_retired", _l("Team opgeheven"))
TEAM_RETURNED = Deed("team_returned", _l("Team weer in gebruik"))
ORGANISATION_CHANGED = Deed(
    "organisation_changed",
    _l("Instelling van de organisatie veranderd"),
    {
        "name": _l("Naam"), "promise": _l("Belofte aan klanten"), "brand": _l("Kleur"),
        "languages": _l("Talen"), "language": _l("Taal"), "timezone": _l("Tijdzone"),
        "logo": _l("Logo"),
    },
)  # fmt: skip
