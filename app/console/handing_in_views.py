"""A file that an admin hands in: read within its bounds, or refused on the form it came from."""

from collections.abc import Callable
from typing import NamedTuple

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from app.console.desk import carried_out, page
from app.kernel.errors import TooLarge
from app.people.sheets import ENCODINGS, MOST_BYTES

# Room for the form around the file.
_AROUND = 64 * 1024


class Sent(NamedTuple):
    """A file as it was sent; no file is one without bytes."""

    data: bytes
    encoding: str
    name: str


def handed_in(form: str, keep: Callable[[], str]) -> ResponseReturnValue:
    """Keep what was sent and go to the address that `keep` gives; nothing else changes."""
    return carried_out(keep, str, lambda problem: page(form, problem=problem))


def sent_file() -> Sent:
    """The file of this request; raises TooLarge before a byte too many is read."""
    request.max_content_length = MOST_BYTES + _AROUND  # such a route alone takes a file
    if (request.content_length or 0) > request.max_content_length:
        raise TooLarge
    try:
        sent = request.files.get("file")
        data = sent.stream.read() if sent else b""
        encoding = request.form.get("encoding", "")
    except RequestEntityTooLarge:
        raise TooLarge from None
    known = encoding if encoding in ENCODINGS else ENCODINGS[0]
    return Sent(data, known, (sent and sent.filename) or "")
