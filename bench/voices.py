"""What customers say: the table at 200,000 voices (V1 against its rows by hand, V2 by the wall),
and a file of 20,000 (V3 from the upload to the last row, with everything in it masked)."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any

from sqlalchemy import insert

from app.console.voice_links import MOST_COMPARED
from app.kernel import clock
from app.kernel.db import db, new_id
from app.people.models import Team
from app.voices import imports
from app.voices.models import CHANNELS, CustomerVoice
from app.voices.rows import Known, read_rows
from app.voices.service import sought
from bench._by_hand import table_of
from bench._server import Bench, on_each
from bench._table import Result, at_most
from bench.console import fill

VOICES, ROWS, PART = 200_000, 20_000, 5_000
SAID = (
    "Ze liep helemaal mee naar het schap, dat vond ik zo fijn.",
    "Ik stond lang te wachten en niemand zag mij, jammer van de mooie winkel.",
    "Mevrouw Jansen belde dezelfde dag terug op 06-12345678 en loste het meteen op.",
    "Eerlijk antwoord over de levertijd. Liever dat dan een mooi verhaal.",
    "Het regende en ze brachten me met een paraplu naar de auto. Groetjes, Wilma",
)
# What an admin asks: as it opens, by score, narrowed, by a word that many say, by one nobody says;
# and the same by hand. A word is sought through the voices as they lie, not along an index.
QUESTIONS = {
    "": "v.retired = false ORDER BY v.said_on DESC, v.id DESC",
    "?sort=score": "v.retired = false ORDER BY v.score_key, v.id",
    "?channel=review&linked=no": (
        "v.retired = false AND v.channel = 'review' AND v.linked = false"
        " ORDER BY v.said_on DESC, v.id DESC"
    ),
    "?search=paraplu": (
        "coalesce(v.retired, v.retired) = false AND v.text_key LIKE '%paraplu%'"
        " ORDER BY coalesce(v.said_on, v.said_on) DESC, v.id DESC"
    ),
    "?search=kwikzilver": (
        "coalesce(v.retired, v.retired) = false AND v.text_key LIKE '%kwikzilver%'"
        " ORDER BY coalesce(v.said_on, v.said_on) DESC, v.id DESC"
    ),
}
# Those that find less than a page.
FEW = ("?search=kwikzilver",)
_SQL = """
  SELECT v.id, v.text, v.language, v.channel, v.said_on, v.score, v.score_given, v.scale_from,
         v.scale_to, v.linked, theme.name, value.name, team.name
    FROM customer_voice v
    LEFT JOIN theme ON theme.id = v.theme_id
    LEFT JOIN value ON value.id = v.value_id
    LEFT JOIN team ON team.id = v.team_id
   WHERE {asked} LIMIT 51
"""


def measure() -> list[Result]:
    return on_each(_of)


def _of(bench: Bench) -> list[Result]:
    seconds = _import(bench)
    _fill(bench)
    questions = {query: _SQL.format(asked=asked) for query, asked in QUESTIONS.items()}
    return [
        *table_of(bench, "voices", VOICES, questions, FEW, {"V1": 3, "V2": 150}),
        at_most("V3", f"a file of {ROWS:,} voices, {bench.database}", seconds, 30, "s"),
    ]


def _import(bench: Bench) -> float:
    head = "tekst;datum;kanaal;score;schaal;thema\n"
    said = islice(cycle(SAID), ROWS)
    data = head + "".join(f"{text} {n};2026-10-01;balie;8;1-10;Thema {n % 20}\n"
                          for n, text in enumerate(said))  # fmt: skip
    with bench.app.test_request_context():
        names = [f"Voornaam{n} Achternaam" for n in range(200)]
        start = time.perf_counter()
        known = Known(date(2026, 11, 1), {}, names)
        rows, skipped = read_rows(data.encode(), "utf-8", known)
        kept = imports.keep_file(db.session(), "bench.csv", rows, skipped)
        kept.stage = "running"
        db.session.commit()
        while imports.take_in(db.session()):
            db.session.commit()
        db.session.rollback()
        return time.perf_counter() - start


def _fill(bench: Bench) -> None:
    """Beside as many norms as each row of the table is still compared with."""
    fill(bench, MOST_COMPARED)
    with bench.app.app_context():
        teams = list(db.session.scalars(db.select(Team.id)))
        rows = _voices(cycle(teams))
        while part := list(islice(rows, PART)):
            db.session.execute(insert(CustomerVoice), part)
            db.session.commit()
    bench.analyze()


def _voices(teams: Iterator[str]) -> Iterator[dict[str, Any]]:
    now = clock.now()
    for n in range(VOICES - ROWS):
        said = f"{SAID[n % 3 if n % 1000 else 4]} {n}"
        yield {
            "id": new_id(), "text": said, "text_key": sought(said), "masked": [],
            "score_given": float(n % 11), "scale_from": 0, "scale_to": 10,
            "score": float(n % 11), "score_key": float(n % 11), "channel": CHANNELS[n % 9],
            "said_on": date(2020, 1, 1) + timedelta(days=n % 2400), "language": "nl",
            "source": "", "origin": None, "theme_id": None, "value_id": None,
            "team_id": next(teams), "linked": False, "created_at": now, "retired": False,
        }  # fmt: skip
