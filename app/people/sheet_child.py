"""Prints the first sheet of an XLSX file as JSON rows of text: a program by itself.

Whatever a hostile file makes the reader do (take all memory, loop, abort) ends here, in a process
with limits, and the server only sees that it failed. Run with the number of rows and of columns.
"""

import io
import json
import resource
import sys
from datetime import date

from python_calamine import CalamineWorkbook

MEMORY = 768 * 1024 * 1024
SECONDS = 20


def main(most_rows: int, most_columns: int) -> None:
    """Read standard input, write standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False, nrows=most_rows)
    json.dump([[text_of(cell) for cell in row[:most_columns]] for row in rows], sys.stdout)


def text_of(cell: object) -> str:
    """A cell as one would read it: whole numbers without a fraction, days as days."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
