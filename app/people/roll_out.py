"""People as a file: CSV that no spreadsheet takes for formulas, or XLSX that holds none.

It has the columns of a list that comes in, so that it can come in again and change nothing.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain

import xlsxwriter
from flask_babel import gettext as _

from app.kernel.spreadsheets import csv_of
from app.people.directory import Listed
from app.people.roll import COLUMNS

# The last two are for a reader; a list that comes in skips them.
_HEAD = (*COLUMNS.values(), "beheer", "sinds")
_WIDTHS = (28, 28, 28, 14, 8, 14, 12)


def as_csv(people: Iterable[Listed]) -> bytes:
    """What spreadsheets here open as it is."""
    return csv_of(_HEAD, _rows(people))[0]


def as_xlsx(people: Iterable[Listed]) -> bytes:
    """Every cell is text, whatever it begins with."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(_("Mensen"))
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(chain([_HEAD], _rows(people))):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    return out.getvalue()


def sample() -> bytes:
    """A list to begin with."""
    rows = [
        [*COLUMNS.values()],
        ["Noor de Wit", "noor", "Vestiging Utrecht", "medewerker", "nl"],
        ["Fatima Aziz", "", "Vestiging Utrecht", "teamleider", "nl"],
    ]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _rows(people: Iterable[Listed]) -> Iterator[list[str]]:
    """A row for each team that somebody is in, and one for who is in none."""
    roles = {"lead": "teamleider", "staff": "medewerker"}
    above = {"admin": "beheerder", "auditor": "auditor", "staff": ""}
    for person in people:
        for team, role in [(p.name, roles[p.role]) for p in person.teams] or [("", "")]:
            since = person.since.date().isoformat()
            yield [person.name, person.login or "", team, role, person.locale,
                   above[person.role], since]  # fmt: skip
