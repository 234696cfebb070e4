"""marshmallow's messages as sentences in the reader's language."""

from typing import Any

from flask_babel import gettext as _


def sentences(errors: dict[str, Any], under: str = "") -> dict[str, list[str]]:
    """Flatten nested errors to `field.part -> sentences`."""
    found: dict[str, list[str]] = {}
    for name, value in errors.items():
        path = f"{under}.{name}" if under else str(name)
        if isinstance(value, dict):
            found |= sentences(value, path)
        else:
            found[path] = [_sentence(str(message)) for message in value]
    return found


def _sentence(message: str) -> str:
    known = {
        "Missing data for required field.": _("Vul dit in."),
        "Field may not be null.": _("Vul dit in."),
        "Unknown field.": _("Dit veld kennen we niet."),
        "Not a valid string.": _("Dit moet tekst zijn."),
        "Not a valid datetime.": _("Dit is geen datum en tijd."),
        "Not a valid date.": _("Dit is geen datum."),
        "Not a valid list.": _("Dit moet een lijst zijn."),
        "Not a valid UUID.": _("Dit verwijst nergens naar."),
        "Not a valid boolean.": _("Kies ja of nee."),
        "Not a valid integer.": _("Dit moet een heel getal zijn."),
    }
    # Messages of our own validators are in the catalogue already.
    return str(known.get(message, message))
