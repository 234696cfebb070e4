"""A file of voices as rows: what each column means, and each row in one spelling and masked."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

import orjson
from flask_babel import gettext as _

from app.kernel.errors import Refused
from app.kernel.words import visible
from app.people.names import folded, tidy
from app.people.roll import plain
from app.people.sheets import MOST_COLUMNS, MOST_ROWS, BadFile, BadRow, rows_of
from app.voices.channels import channel_of, language_of
from app.voices.names_told import mentions
from app.voices.privacy_marks import KINDS, Kind, masked
from app.voices.scores import score_on
from app.voices.service import cleaned

# As they stand in the sample, in the order of a row; other names for them below.
COLUMNS = {
    "text": "tekst", "date": "datum", "channel": "kanaal", "score": "score", "scale": "schaal",
    "theme": "thema", "team": "team", "language": "taal",
}  # fmt: skip
_KNOWN = {head: column for column, head in COLUMNS.items()} | {
    "text": "text", "reactie": "text", "opmerking": "text", "toelichting": "text",
    "comment": "text", "feedback": "text", "date": "date", "channel": "channel", "bron": "channel",
    "source": "channel", "cijfer": "score", "rating": "score", "nps": "score", "scale": "scale",
    "theme": "theme", "onderwerp": "theme", "topic": "theme", "vestiging": "team",
    "language": "language",
}  # fmt: skip
LONGEST = 2000
_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `wrong` says why it cannot be used; `number` is the row of the file."""

    number: int
    text: str = ""
    said_on: str = ""
    channel: str = "other"
    score: float | None = None
    low: int = 0
    high: int = 10
    theme: str = ""
    team: str = ""
    team_id: str = ""
    language: str = "nl"
    masked: list[str] = field(default_factory=list)
    origin: str = ""
    wrong: str = ""

    @property
    def day(self) -> date:
        """The day on which it was said; only of a row that can be used."""
        return date.fromisoformat(self.said_on)


@dataclass(frozen=True)
class Known:
    """What rows are held against: today, teams by folded name, names of people."""

    today: date
    teams: Mapping[str, str]
    people: Sequence[str]


def read_rows(data: bytes, encoding: str, known: Known) -> tuple[list[Row], list[str]]:
    """The rows of a file and its columns that mean nothing here; raises BadFile."""
    rows = rows_of(data, encoding)
    try:
        head = next(rows, [])
    except BadRow:
        raise BadFile(detail=_("De eerste rij is niet te lezen.")) from None
    if len(head) > MOST_COLUMNS:
        raise BadFile(detail=_("Dit zijn te veel kolommen."))
    columns = [_KNOWN.get(folded(cell.strip("\ufeff")), "") for cell in head]
    used = [column for column in columns if column]
    if len(set(used)) < len(used):
        raise BadFile(detail=_("Een kolom staat er twee keer in. Haal er één weg."))
    if "text" not in used:
        raise BadFile(detail=_("We missen de kolom tekst. Kijk naar het voorbeeld."))
    found = list(islice(_rows(rows, columns, known), MOST_ROWS + 1))
    if not found:
        raise BadFile(detail=_("Onder de kop staat nog niets."))
    if len(found) > MOST_ROWS:
        raise BadFile(detail=_("Dit zijn te veel rijen. Hooguit 20.000 tegelijk."))
    skipped = [tidy(cleaned(cell))[:40] for cell, column in zip(head, columns, strict=True)
               if not column]  # fmt: skip
    return found, [cell for cell in skipped if cell]


def _rows(rows: Iterator[list[str]], columns: list[str], known: Known) -> Iterator[Row]:
    number = 1
    try:
        for number, cells in enumerate(rows, 2):  # noqa: B007 - told when the file breaks
            if any(cell.strip() for cell in cells):
                pairs = zip(columns, cells, strict=False)
                yield _row(number, {name: plain(cell) for name, cell in pairs if name}, known)
    except BadRow:
        why = _("Vanaf hier is het bestand niet te lezen. Staat er een aanhalingsteken open?")
        yield Row(number + 1, wrong=why)


def _row(number: int, cells: Mapping[str, str], known: Known) -> Row:
    text = cleaned(cells.get("text", ""))
    team = tidy(cleaned(cells.get("team", "")))[:80]
    day, score = _day(cells.get("date", ""), known.today), cells.get("score", "").strip()
    channel, language = channel_of(cells.get("channel", "")), language_of(cells.get("language", ""))
    wrong = _first(
        _("Er staat geen tekst.") if not visible(text) else "",
        _("Deze tekst is te lang: hooguit 2000 tekens.") if len(text) > LONGEST else "",
        "" if day else _("De datum is niet te lezen, of nog niet geweest."),
        "" if channel else _("Dit kanaal kennen we niet."),
        "" if language else _("Een taal is nl, en, de of fr."),
        "" if not team or folded(team) in known.teams else _("Dit team is er niet."),
    )
    if wrong:
        # Not even the dry run shows what tells of somebody.
        return Row(number, masked(text[:160], "nl", known.people)[0], team=team, wrong=wrong)
    try:
        scored = score_on(*_score(score, cells.get("scale", "")))
    except (ValueError, Refused):
        return Row(number, masked(text[:160], language, known.people)[0],
                   wrong=_("Deze score past niet op haar schaal."))  # fmt: skip
    said, kinds = masked(text, language)
    origin = _origin(said, day, channel, score, cells.get("scale", ""), team)
    # Once more only where somebody from here may be named: it is half of the work.
    more: list[Kind] = []
    if mentions(said, tuple(known.people)):
        said, more = masked(said, language, known.people)
    return Row(
        number, said, day, channel, scored.given if scored else None, scored.low if scored else 0,
        scored.high if scored else 10, tidy(cleaned(cells.get("theme", "")))[:60], team,
        known.teams.get(folded(team), ""), language,
        sorted({*kinds, *more}, key=KINDS.index), origin,
    )  # fmt: skip


def _origin(*said: str) -> str:
    """By which the same row is known again: what of it is no person's, hashed."""
    return hashlib.sha256(orjson.dumps(["file", *said])).hexdigest()


def _day(text: str, today: date) -> str:
    text = text.strip()[:10]
    for shape in _DAYS if text else ():
        try:
            day = datetime.strptime(text, shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return day.isoformat() if date(1990, 1, 1) <= day <= today else ""
    return "" if text else today.isoformat()


def _score(text: str, scale: str) -> tuple[float | None, int | None, int | None]:
    if not text:
        return None, None, None
    low, _dash, high = scale.strip().replace("–", "-").partition("-")
    ends = (int(low), int(high)) if scale.strip() else (None, None)
    return float(text.replace(",", ".")), *ends


def _first(*faults: str) -> str:
    return next((fault for fault in faults if fault), "")
