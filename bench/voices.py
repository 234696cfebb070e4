"""What customers say: the table at 200,000 voices (V1 against its own query, V2 by the wall), and a
file of 20,000 (V3 from the upload to the last row, with everything in it masked)."""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any

from sqlalchemy import insert, text

from app.kernel import clock
from app.kernel.db import db, new_id
from app.people.models import Team
from app.voices import imports, listing
from app.voices.listing import Asked
from app.voices.models import CHANNELS, CustomerVoice
from app.voices.rows import Known, read_rows
from app.voices.service import sought
from bench._rounds import p95_each
from bench._server import Bench, databases
from bench._table import Result, at_most
from bench.people import admin_of, sign_in_admin

VOICES, ROWS, PART = 200_000, 20_000, 5_000
ROUNDS = 20
SAID = (
    "Ze liep helemaal mee naar het schap, dat vond ik zo fijn.",
    "Ik stond lang te wachten en niemand zag mij, jammer van de mooie winkel.",
    "Mevrouw Jansen belde dezelfde dag terug op 06-12345678 en loste het meteen op.",
    "Eerlijk antwoord over de levertijd. Liever dat dan een mooi verhaal.",
    "Het regende en ze brachten me met een paraplu naar de auto. Groetjes, Wilma",
)
# What an admin asks: as it opens, by score, narrowed, by a word that many say, by one nobody says.
QUESTIONS = {
    "": Asked(),
    "?sort=score": Asked(sort="score"),
    "?channel=review&linked=no": Asked(channel="review", linked="no"),
    "?search=paraplu": Asked(search="paraplu"),
    "?search=kwikzilver": Asked(search="kwikzilver"),
}


def measure() -> list[Result]:
    results: list[Result] = []
    for database in databases():
        with database() as bench:
            results += _of(bench)
    return results


def _of(bench: Bench) -> list[Result]:
    seconds = _import(bench)
    _fill(bench)
    sign_in_admin(bench)
    questions = (
        {"page": bench.caller("GET", f"/console/voices{path}", 1), "raw": _raw(bench, asked)}
        for path, asked in QUESTIONS.items()
    )
    p95 = p95_each(questions, ROUNDS)
    where = f"{VOICES:,} voices, {bench.database}"
    return [
        at_most(
            "V1",
            f"p95 of the voices table against its query alone, {where}",
            p95["page"] / p95["raw"],
            6,
        ),
        at_most("V2", f"p95 of the voices table, {where}", p95["page"] * 1000, 150, "ms"),
        at_most("V3", f"a file of {ROWS:,} voices, {bench.database}", seconds, 30, "s"),
    ]


def _import(bench: Bench) -> float:
    head = "tekst;datum;kanaal;score;schaal;thema\n"
    said = islice(cycle(SAID), ROWS)
    data = head + "".join(f"{text} {n};2026-10-01;balie;8;1-10;Thema {n % 20}\n"
                          for n, text in enumerate(said))  # fmt: skip
    with bench.app.test_request_context():
        admin_of(bench)
        db.session.commit()
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
    with bench.app.app_context():
        teams = list(db.session.scalars(db.select(Team.id)))
        rows = _voices(cycle(teams))
        while part := list(islice(rows, PART)):
            db.session.execute(insert(CustomerVoice), part)
            db.session.commit()
    with bench.app.app_context(), db.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))


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


def _raw(bench: Bench, asked: Asked) -> Callable[[], object]:
    """The table's own statement, without what makes a page of it."""

    def ask() -> object:
        with bench.app.app_context(), db.engine.connect() as connection:
            return connection.execute(listing.statement(asked)).all()

    return ask
