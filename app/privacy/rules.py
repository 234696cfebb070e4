"""The rules for figures over several people, as the works council is shown them."""

from flask_babel import lazy_gettext as _l

# For whenever figures about groups exist. There are none yet, and the page says so.
AGGREGATION = (
    _l("Ten minste vijf verschillende mensen per cijfer, de teamleider niet meegeteld."),
    _l("Eén keer openbaar, nadat de periode is gesloten. Nooit live."),
    _l("Perioden overlappen niet."),
    _l("Wat overblijft als je teams van het geheel aftrekt, is leeg of ten minste vijf mensen."),
    _l("Twee getoonde groepen van dezelfde periode verschillen nul of ten minste vijf mensen."),
    _l("Alleen per team en voor de organisatie. Nooit naar leeftijd, contract of dienst."),
    _l("Aantallen als 5–9, 10–19 of 20+. Een gemiddelde met één cijfer achter de komma."),
    _l("Niemand ziet wie wel of niet antwoordde."),
    _l("Te late, veranderde of gewiste antwoorden veranderen geen cijfer dat er al staat."),
    _l("Losse antwoorden verliezen na dertien weken de naam."),
)  # fmt: skip
