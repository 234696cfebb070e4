"""20,000 people (P1: the table against its own query; P2: a page by the wall; P3: the import)."""

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from app.kernel.db import db
from app.people import directory
from app.people.actor import Actor
from app.people.directory import Asked
from app.people.enrolling import carry_out, keep_list, plan_of
from app.people.models import Person
from app.people.roll import read_roll
from app.people.service import start_device
from app.people.session import config_of
from bench._rounds import p95_each
from bench._server import Bench, databases
from bench._table import Result, at_most

PEOPLE, TEAMS = 20_000, 400
ROUNDS = 20
# What an admin asks: the first page, by another head, by part of a name, one team, nobody.
QUESTIONS = {
    "": Asked(),
    "?sort=-since": Asked(sort="-since"),
    "?sort=team": Asked(sort="team"),
    "?search=anna+0199": Asked(search="anna 0199"),
    "?search=zzz": Asked(search="zzz"),
}


def measure() -> list[Result]:
    results: list[Result] = []
    for database in databases():
        with database() as bench:
            results += _of(bench)
    return results


def _of(bench: Bench) -> list[Result]:
    seconds = _import(bench)
    sign_in_admin(bench)
    questions = (
        {"page": bench.caller("GET", f"/console/people{path}", 1), "raw": _raw(bench, asked)}
        for path, asked in QUESTIONS.items()
    )
    p95 = p95_each(questions, ROUNDS)
    where = f"{PEOPLE:,} people, {bench.database}"
    return [
        at_most(
            "P1",
            f"p95 of the people table against its query alone, {where}",
            p95["page"] / p95["raw"],
            6,
        ),
        at_most("P2", f"p95 of the people table, {where}", p95["page"] * 1000, 500, "ms"),
        at_most("P3", f"import after its dry run, {where}", seconds, 30, "s"),
    ]


def _raw(bench: Bench, asked: Asked) -> Callable[[], Any]:
    def ask() -> None:
        with bench.app.app_context():
            directory.listed(db.session(), asked, None)

    return ask


def _import(bench: Bench) -> float:
    rows = (f"Anna {n:05} de Vries;anna{n:05};Winkel {n % TEAMS:03};;" for n in range(PEOPLE))
    data = "\n".join(["naam;inlognaam;team;rol;taal", *rows]).encode()
    with bench.app.test_request_context():
        session = db.session()
        admin = admin_of(bench)
        start = time.perf_counter()
        kept = keep_list(session, admin, data, read_roll(data, "utf-8"), make_teams=True)
        mark = plan_of(session, admin, kept).mark
        session.commit()
        carry_out(session, admin, kept.id, mark)
        session.commit()
        seconds = time.perf_counter() - start
        found = session.query(Person).count()
        assert found == PEOPLE + len(bench.cast.people), found
    with bench.app.app_context(), db.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
    return seconds


def admin_of(bench: Bench) -> Actor:
    key = config_of(bench.app).secret_key
    token, admin = start_device(db.session(), bench.cast.people["daan"], "bench", key)
    bench.token = token
    return admin


def sign_in_admin(bench: Bench) -> None:
    """Ask the rest as the admin."""
    bench._kept |= {"HTTP_COOKIE": f"beleef={bench.token}"}
