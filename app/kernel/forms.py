"""Fields of an HTML form as plain text, with what no database should meet taken out at the door."""

from werkzeug.datastructures import MultiDict

from app.kernel.errors import Malformed

Form = MultiDict[str, str]


def text_of(form: Form, name: str) -> str:
    """One field; browsers send line ends as CR LF, we keep LF."""
    return _clean(form.get(name, ""))


def texts_of(form: Form, name: str) -> list[str]:
    """Every field of this name, in the order of the page."""
    return [_clean(value) for value in form.getlist(name)]


def _clean(text: str) -> str:
    if "\x00" in text:
        raise Malformed("nul_character")  # PostgreSQL refuses it, SQLite keeps it
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
