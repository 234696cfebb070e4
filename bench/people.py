"""20,000 people: the table against its rows by hand (L1), by the wall (L2); their import (L3)."""

import time

from app.kernel.db import db
from app.kernel.personal import STAND_INS
from app.people.enrolling import carry_out, keep_list, plan_of
from app.people.models import Person
from app.people.roll import read_roll
from bench._by_hand import table_of
from bench._server import Bench, on_each
from bench._table import Result, at_most

PEOPLE, TEAMS = 20_000, 400
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
# Those that find less than a page.
FEW = ("?search=anna+0199", "?search=zzz")
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
    return on_each(_of)


def _of(bench: Bench) -> list[Result]:
    seconds = _import(bench)
    questions = {
        query: _SQL.format(who=who, by=by, nobody=STAND_INS)
        for query, (who, by) in QUESTIONS.items()
    }
    where = f"{PEOPLE:,} people, {bench.database}"
    return [
        *table_of(bench, "people", PEOPLE, questions, FEW, {"L1": 3, "L2": 500}),
        at_most("L3", f"import after its dry run, {where}", seconds, 30, "s"),
    ]


def _import(bench: Bench) -> float:
    rows = (f"Anna {n:05} de Vries;anna{n:05};Winkel {n % TEAMS:03};;" for n in range(PEOPLE))
    data = "\n".join(["naam;inlognaam;team;rol;taal", *rows]).encode()
    admin = bench.sign_in("daan")
    with bench.app.test_request_context():
        session = db.session()
        start = time.perf_counter()
        kept = keep_list(session, admin, data, read_roll(data, "utf-8"), make_teams=True)
        mark = plan_of(session, admin, kept).mark
        session.commit()
        carry_out(session, admin, kept.id, mark)
        session.commit()
        seconds = time.perf_counter() - start
        found = session.query(Person).count()
        assert found == PEOPLE + len(bench.cast.people), found
    bench.analyze()
    return seconds
