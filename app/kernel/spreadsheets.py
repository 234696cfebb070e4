"""CSV as spreadsheets here open it, with nothing in it that they calculate."""

import csv
import io
from collections.abc import Iterable

# What a spreadsheet takes for a formula; an apostrophe goes before it.
FORMULAS = tuple("=+-@\t\r\0＝＋－＠")


def csv_of(head: Iterable[object], rows: Iterable[Iterable[str]]) -> tuple[bytes, int]:
    """UTF-8 with its mark, `;`, every cell quoted; and how many rows stand below the head."""
    out, count = io.StringIO(newline=""), 0
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    for count, row in enumerate(rows, 1):  # noqa: B007 - the last one is how many
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig"), count


def harmless(cell: str) -> str:
    """With an apostrophe before what a spreadsheet would calculate (ASVS 1.2.10)."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
