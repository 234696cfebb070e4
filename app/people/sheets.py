"""Files of rows as people hand them in: CSV in one of two encodings, or XLSX. Any bytes may come.

Limits: 5 MB, 20,000 rows, 64 KB a field, 50 columns; an XLSX of at most 50 MB unpacked.
"""

import csv
import io
import json
import lzma
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from flask_babel import gettext as _

from app.kernel.errors import Refused

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 50
MOST_CHARACTERS = 64 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 500
PATIENCE = 30  # seconds for the reader of XLSX
ENCODINGS = ("utf-8", "cp1252")

_CHILD = Path(__file__).with_name("sheet_child.py")
# What unpacking raises of a file that is broken or was made to harm; NotImplementedError stands for
# a compression or an encryption that zipfile does not know.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError,
    NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


class BadFile(Refused):
    """Nothing of this file can be read; `detail` says why and what to do."""

    code = "bad_file"


class BadRow(Exception):
    """From this row on a file cannot be read."""


def rows_of(data: bytes, encoding: str) -> Iterator[list[str]]:
    """The rows of a file as text, the header first; raises BadFile, or BadRow where it breaks."""
    if len(data) > MOST_BYTES:
        raise BadFile(detail=_("Dit bestand is te groot. Hooguit 5 MB past."))
    if data.startswith(b"PK\x03\x04"):
        return iter(_rows_of_xlsx(data))
    if data.startswith((b"\xd0\xcf\x11\xe0", b"PK")):
        raise BadFile(detail=_("Dit soort bestand lezen we niet. Bewaar het als XLSX of CSV."))
    return _rows_of_csv(_text_of(data, encoding))


def _text_of(data: bytes, encoding: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadFile(detail=_("Dit bestand is UTF-16. Bewaar het als CSV met UTF-8."))
    try:
        return data.decode("cp1252" if encoding == "cp1252" else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(
            detail=_("De letters zijn niet te lezen. Kies de andere tekenset en probeer opnieuw.")
        ) from None


def _rows_of_csv(text: str) -> Iterator[list[str]]:
    head = text.partition("\n")[0]
    separator = max(";,\t", key=head.count)
    csv.field_size_limit(MOST_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error:
        raise BadRow from None


def _rows_of_xlsx(data: bytes) -> list[list[str]]:
    command = [sys.executable, "-I", str(_CHILD), str(MOST_ROWS + 2), str(MOST_COLUMNS + 1)]
    try:
        read = subprocess.run(  # noqa: S603 - our own program; the file is only its input
            command, input=_repacked(data), capture_output=True, timeout=PATIENCE, check=True
        )
        rows: list[list[str]] = json.loads(read.stdout)
    except (subprocess.SubprocessError, *_BROKEN):
        raise BadFile(detail=_("Dit XLSX-bestand is niet te lezen. Bewaar het opnieuw.")) from None
    return rows


def _repacked(data: bytes) -> bytes:
    """The sheets and texts of an XLSX in a file that we packed: no macros, no links to elsewhere.

    Sizes are counted while unpacking, whatever the file says of itself.
    """
    left = MOST_UNPACKED
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(packed, "w") as ours:
        parts = given.infolist()
        if len(parts) > MOST_PARTS:
            raise ValueError("too many parts")
        for part in parts:
            if not part.filename.endswith((".xml", ".rels")) or "external" in part.filename:
                continue
            with given.open(part) as content:
                unpacked = content.read(left + 1)
            left -= len(unpacked)
            if left < 0:
                raise BadFile(detail=_("Dit bestand wordt te groot zodra het wordt uitgepakt."))
            ours.writestr(part.filename, unpacked)
    return packed.getvalue()
