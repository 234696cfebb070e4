"""20,000 people: the table against its rows by hand (P1), by the wall (P2); their import (P3)."""

import time

from sqlalchemy import text

from app.kernel.db import db
from app.kernel.personal import STAND_INS
from app.people.actor import Actor
from app.people.enrolling import carry_out, keep_list, plan_of
from app.people.models import Person
from app.people.roll import read_roll
from app.people.service import start_device
from app.people.session import config_of
from bench._by_hand import by_hand
from bench._rounds import p95_each
from bench._server import Bench, databases
from bench._table import Result, at_most

PEOPLE, TEAMS = 20_000, 400
ROUNDS = 20
_HAS = (
    "(p.name_key LIKE '%{word}%' OR p.login LIKE '%{word}%' OR p.id IN (SELECT person_id"
    " FROM membership JOIN team ON team.id = team_id WHERE team.name_key LIKE '%{word}%'))"
)
# What an admin asks: the first page, by other heads, by parts of a name, nobody; and the same by
# hand: who, and in which order.
QUESTIONS = {
    "": ("true", "p.name_key, p.id"),
    "?sort=-since": ("true", "p.created_at DESC, p.id DESC"),
    "?sort=team": (
        "true",
        "coalesce((SELECT min(team.name_key) FROM team JOIN membership ON team_id = team.id"
        " WHERE person_id = p.id), '~'), p.name_key, p.id",
    ),
    "?search=anna+0199": (
        " AND ".join(_HAS.format(word=word) for word in ("anna", "0199")), "p.name_key, p.id",
    ),
    "?search=zzz": (_HAS.format(word="zzz"), "p.name_key, p.id"),
}  # fmt: skip
_SQL = """
  WITH shown AS (
    SELECT p.id, p.name, p.login, p.role, p.locale, p.created_at
      FROM person p WHERE p.ended_at IS NULL AND p.id NOT IN {nobody} AND {who}
     ORDER BY {by} LIMIT 51
  )
  SELECT shown.*, team.id, team.name, membership.role
    FROM shown
    LEFT JOIN membership ON membership.person_id = shown.id
    LEFT JOIN team ON team.id = membership.team_id
"""


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
        {
            "page": bench.caller("GET", f"/console/people{path}"),
            "raw": by_hand(bench, _SQL.format(who=who, by=by, nobody=STAND_INS)),
        }
        for path, (who, by) in QUESTIONS.items()
    )
    p95 = p95_each(questions, ROUNDS)
    where = f"{PEOPLE:,} people, {bench.database}"
    return [
        at_most(
            "P1",
            f"p95 of the people table against its rows by hand, {where}",
            p95["page"] / p95["raw"],
            3,
        ),
        at_most("P2", f"p95 of the people table, {where}", p95["page"] * 1000, 500, "ms"),
        at_most("P3", f"import after its dry run, {where}", seconds, 30, "s"),
    ]


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
