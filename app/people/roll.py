"""A list of people as rows: what each column means, and each row in one spelling.

One row is one person in one team. Rows with the same login are one person, who is then in exactly
those teams; without a login a row is whoever has that name in that team.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from flask_babel import gettext as _

from app.kernel.spreadsheets import FORMULAS
from app.people.names import folded, tidy, wrong_login, wrong_name
from app.people.sheets import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, BadFile, BadRow, rows_of

# As they stand in the sample, in the order of a row; other names for them below.
COLUMNS = {"name": "naam", "login": "inlognaam", "team": "team", "role": "rol", "locale": "taal"}
_KNOWN = {head: column for column, head in COLUMNS.items()} | {
    "name": "name", "login": "login", "username": "login", "gebruikersnaam": "login",
    "sign-in name": "login", "vestiging": "team", "role": "role", "language": "locale",
}  # fmt: skip
_ROLES = {
    "": "", "medewerker": "staff", "staff": "staff", "teamleider": "lead", "lead": "lead",
    "team lead": "lead",
}  # fmt: skip
_LOCALES = {
    "": "", "nl": "nl", "nederlands": "nl", "dutch": "nl",
    "en": "en", "engels": "en", "english": "en",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `wrong` says why it cannot be used; `number` is the row of the file."""

    number: int
    name: str = ""
    login: str = ""
    team: str = ""
    role: str = ""
    locale: str = ""
    wrong: str = ""


@dataclass(frozen=True)
class Roll:
    """The rows of a file, and the columns in it that mean nothing to us."""

    lines: list[Line]
    skipped: list[str]


def read_roll(data: bytes, encoding: str) -> Roll:
    """Read a file; raises BadFile when there is no list of people in it at all."""
    rows = rows_of(data, encoding)
    try:
        head = next(rows, [])
    except BadRow:
        raise BadFile(detail=_("De eerste rij is niet te lezen.")) from None
    columns = _columns(head)
    lines = list(islice(_lines(rows, columns), MOST_ROWS + 1))
    if not lines:
        raise BadFile(detail=_("Onder de kop staat nog niemand."))
    if len(lines) > MOST_ROWS:
        raise BadFile(detail=_("Dit zijn te veel rijen. Hooguit 20.000 mensen tegelijk."))
    skipped = [tidy(cell)[:40] for cell, column in zip(head, columns, strict=True) if not column]
    return Roll(lines, [cell for cell in skipped if cell and not wrong_name(cell)])


def plain(cell: str) -> str:
    """A cell without the apostrophe that an export put before it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULAS) else cell


def _columns(head: list[str]) -> list[str]:
    if len(head) > MOST_COLUMNS:
        raise BadFile(detail=_("Dit zijn te veel kolommen."))
    columns = [_KNOWN.get(folded(cell[:MOST_CHARACTERS].strip("\ufeff")), "") for cell in head]
    known = [column for column in columns if column]
    if len(set(known)) < len(known):
        raise BadFile(detail=_("Een kolom staat er twee keer in. Haal er één weg."))
    missing = [COLUMNS[column] for column in ("name", "team") if column not in known]
    if missing:
        raise BadFile(
            detail=_(
                "We missen de kolom %(names)s. Kijk naar het voorbeeld.", names=" en ".join(missing)
            )
        )
    return columns


def _lines(rows: Iterator[list[str]], columns: list[str]) -> Iterator[Line]:
    number = 1
    try:
        for number, row in enumerate(rows, 2):  # noqa: B007 - told when the file breaks
            if any(cell.strip() for cell in row):
                yield _line(number, row, columns)
    except BadRow:
        yield Line(
            number + 1,
            wrong=_("Vanaf hier is het bestand niet te lezen. Staat er een aanhalingsteken open?"),
        )


def _line(number: int, row: list[str], columns: list[str]) -> Line:
    if any(len(cell) > MOST_CHARACTERS for cell in row):
        return Line(number, wrong=_("Een vak is te groot."))
    if any(cell.strip() for cell in row[len(columns) :]):
        return Line(number, wrong=_("Deze rij heeft meer vakken dan de kop."))
    cells = {column: plain(cell) for column, cell in zip(columns, row, strict=False) if column}
    name, team = tidy(cells.get("name", "")), tidy(cells.get("team", ""))
    login = cells.get("login", "").strip().lower()
    role = _ROLES.get(folded(cells.get("role", "")))
    locale = _LOCALES.get(folded(cells.get("locale", "")))
    wrong = _first(
        wrong_name(name),
        wrong_login(login) if login else None,
        wrong_name(team) if team else None,
        _("Een rol is medewerker of teamleider.") if role is None else None,
        _("Een taal is nl of en.") if locale is None else None,
    )
    if wrong:
        # What can be shown is, so that the row is found again.
        shown = ["" if wrong_name(cell) else cell for cell in (name, login, team)]
        return Line(number, shown[0], shown[1], shown[2], wrong=wrong)
    return Line(number, name, login, team, role or "", locale or "")


def _first(*faults: str | None) -> str:
    return next((fault for fault in faults if fault), "")
