"""Files as they come: forty that no honest program makes, and helpers to make one."""

import io
import struct
import zipfile
from collections.abc import Iterator

import xlsxwriter

HEAD = "naam;inlognaam;team;rol;taal"
_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def listed(*rows: str, head: str = HEAD, end: str = "\n") -> bytes:
    """A CSV of these rows."""
    return (end.join([head, *rows]) + end).encode()


def sheet(*rows: list[str]) -> bytes:
    """An XLSX of these rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def altered(change: tuple[bytes, bytes], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A sound XLSX in which one part says something else."""
    sound = zipfile.ZipFile(io.BytesIO(sheet(HEAD.split(";"), ["Mo", "mo", "Vestiging Utrecht"])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sound.namelist():
            content = sound.read(name)
            packed.writestr(name, content.replace(*change) if name == part else content)
    return out.getvalue()


def lying_about_size(data: bytes) -> bytes:
    """The directory of a ZIP says that each part is tiny."""
    found = data.find(b"PK\x01\x02")
    return data[: found + 24] + struct.pack("<I", 1) + data[found + 28 :]


def hostile() -> Iterator[tuple[str, bytes]]:
    """Name and bytes; none of them may end in more than a row report."""
    utrecht = "Vestiging Utrecht"
    for sign in "=+-@\t\r＝＋－＠":
        yield f"formula {sign!r}", listed(f'"{sign}cmd|calc!A1";;{utrecht};;')
    yield "empty", b""
    yield "blank lines", b"\n\n\n"
    yield "only a header", listed()
    yield "no header", b"Mo;mo;Vestiging Utrecht;;\n"
    yield "missing column", listed("Mo;mo", head="naam;inlognaam")
    yield "doubled header", listed("Mo;Mo;x", head="naam;naam;team")
    yield "nul", listed(f"M\0o;;{utrecht};;")
    yield "nul everywhere", b"\0" * 4096
    yield "unclosed quote", listed(f'"Mo;;{utrecht};;', "Sem;;x;;")
    yield "quote in the middle", listed(f'M"o;;{utrecht};;', f'"M"o;;{utrecht};;')
    yield "turned round", listed(f"Mo\u202egpj;;{utrecht};;")
    yield "invisible name", listed(f"\u200b\u200d;;{utrecht};;")
    yield "huge field", listed(f"{'x' * 70_000};;{utrecht};;")
    yield "huge quoted field", listed(f'"{"x" * 70_000}";;{utrecht};;')
    yield "many columns", listed("a;" * 5000, head="naam;team;" + "x;" * 5000)
    yield "more cells than heads", listed(f"Mo;;{utrecht};;;;;x")
    yield "latin letters", listed(f"René;;{utrecht};;").decode().encode("cp1252")
    yield "utf-16", listed(f"Mo;;{utrecht};;").decode().encode("utf-16")
    yield "broken utf-8", HEAD.encode() + b"\n\xff\xfe\xed\xa0\x80;;Vestiging Utrecht;;\n"
    yield "control characters", listed(f"\x01\x02\x1b[2J;;{utrecht};;")
    yield "script", listed(f"<script>alert(1)</script>;;{utrecht};;")
    yield "template", listed(f"{{{{7*7}}}};;{utrecht};;")
    yield "sql", listed(f"'; DROP TABLE person; --;;{utrecht};;")
    yield "login of somebody else twice", listed(f"A;noor;{utrecht};;", f"B;noor;{utrecht};;")
    yield "strange login", listed(f"Mo;../../etc;{utrecht};;")
    yield "strange role", listed(f"Mo;mo;{utrecht};directeur;")
    yield "too many rows", listed(*(f"Mo {n};;{utrecht};;" for n in range(20_001)))
    yield "old mac line ends", listed(f"Mo;mo;{utrecht};;", end="\r")
    yield "no zip", b"PK\x03\x04" + b"x" * 500
    yield "cut zip", sheet(["naam", "team"], ["Mo", utrecht])[:400]
    yield "zip without a book", zipped(hello_xml=b"<a/>")
    yield "old excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    yield "zip bomb", zipped(xl__bomb_xml=b"0" * (60 * 1024 * 1024))
    yield "lies about its size", lying_about_size(zipped(xl__bomb_xml=b"0" * 1000))
    yield "row 2^31", altered((b'r="A2"', b'r="A2147483648"'))
    yield "far corner", altered((b'<c r="C2"', b'<c r="XFD1048576"'))
    yield "not xml", altered((b"<sheetData>", b"<<<"))
    entity = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet'
    yield "entities", altered((b"<worksheet", entity))
    yield "no sheet", altered((b"<sheets>", b"<nothing>"), "xl/workbook.xml")
