"""The console's table of norms at 5,000: against its rows asked by hand (N1), by the wall (N2)."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count, islice

from app.kernel import clock
from app.kernel.db import db, new_id
from app.norms.models import SYMBOLS, Norm, NormVersion
from app.people.models import Membership, Person, Team
from bench._by_hand import table_of
from bench._server import Bench, on_each
from bench._table import Result

NORMS, TEAMS, PEOPLE, PART = 5_000, 400, 12, 1_000
SAID = (
    ("We lopen mee tot bij het schap", "Kom, ik loop even met u mee."),
    ("We groeten wie binnenkomt", "Goedemorgen, fijn dat u er bent."),
    ("We bellen dezelfde dag terug", "Ik bel u vanmiddag, lukt dat?"),
    ("We brengen een paraplu als het regent", "Zal ik even meelopen naar de auto?"),
    ("We zeggen eerlijk wanneer het komt", "Dat wordt donderdag, niet eerder."),
)
_TEXT = "t.title COLLATE {collation}"
# What an admin asks: as it opens, by other heads, narrowed, by a word of many and of none.
QUESTIONS = {
    "": ("n.retired_at IS NULL", _TEXT),
    "?sort=team": ("n.retired_at IS NULL", f"coalesce(team.name_key, ''), {_TEXT}"),
    "?sort=review": ("n.retired_at IS NULL", f"coalesce(v.review_on, '9999-12-31'), {_TEXT}"),
    "?state=proposed": ("n.retired_at IS NULL AND p.id IS NOT NULL AND p.settled IS NULL", _TEXT),
    "?review=past&symbol=bel": (
        "n.retired_at IS NULL AND v.symbol = 'bel' AND v.review_on < '{today}'", _TEXT,
    ),
    "?search=paraplu": ("n.retired_at IS NULL AND {paraplu}", _TEXT),
    "?search=kwikzilver": ("n.retired_at IS NULL AND {kwikzilver}", _TEXT),
}  # fmt: skip
# Those that find less than a page.
FEW = ("?search=kwikzilver",)
_SQL = """
  SELECT n.id, v.number, v.symbol, v.hue, v.title, v.summary, v.review_on, v.settled, p.number,
         p.deadline, team.name, d.id, av.id
    FROM norm n
    LEFT JOIN norm_version p ON p.id = n.proposal_id
    LEFT JOIN norm_version d ON d.norm_id = n.id AND d.proposed_at IS NULL
    JOIN norm_version v ON v.id =
         coalesce(n.current_id, CASE WHEN p.settled IS NULL THEN p.id END, d.id, p.id)
    JOIN norm_text t ON t.version_id = v.id
    LEFT JOIN team ON team.id = n.team_id
    LEFT JOIN norm a ON a.id = n.above_id AND a.retired_at IS NULL
    LEFT JOIN norm_version av ON av.id = a.current_id AND av.number <> n.above_number
   WHERE {where} ORDER BY {by}, n.id LIMIT 51
"""
_FTS = (
    "v.id IN (SELECT found.version_id FROM norm_search JOIN norm_text found"
    " ON found.id = norm_search.rowid WHERE norm_search MATCH '\"{word}\"*')"
)
_TSQUERY = (
    "(setweight(to_tsvector('dutch', t.title), 'A')"
    " || setweight(to_tsvector('simple', t.title), 'A')"
    " || setweight(to_tsvector('dutch', t.summary), 'B')"
    " || setweight(to_tsvector('simple', t.summary), 'B')"
    " || to_tsvector('dutch', t.words) || to_tsvector('simple', t.words))"
    " @@ (to_tsquery('dutch', '{word}:*') || to_tsquery('simple', '{word}:*'))"
)


def measure() -> list[Result]:
    return on_each(_of)


def _of(bench: Bench) -> list[Result]:
    fill(bench, NORMS)
    questions = {query: _raw(bench, *asked) for query, asked in QUESTIONS.items()}
    return table_of(bench, "norms", NORMS, questions, FEW, {"N1": 6, "N2": 150})


def _raw(bench: Bench, where: str, by: str) -> str:
    on_sqlite = bench.database == "SQLite"
    found = _FTS if on_sqlite else _TSQUERY
    said = {
        "today": clock.now().date().isoformat(),
        "collation": "BINARY" if on_sqlite else '"C"',
        **{word: found.format(word=word) for word in ("paraplu", "kwikzilver")},
    }
    return _SQL.format(where=where.format(**said), by=by.format(**said))


def fill(bench: Bench, most: int) -> None:
    """So many norms, of 400 teams of twelve."""
    with bench.app.app_context():
        teams = _teams()
        norms = islice(_norms(teams, bench.cast.people["daan"]), most)
        while list(islice(norms, PART)):
            db.session.commit()
            db.session.expunge_all()
    bench.analyze()


def _teams() -> list[str]:
    versions = dict.fromkeys(("version", "own_version", "access_version"), 1)
    teams = [Team(name=f"Winkel {n:03}", version=1) for n in range(TEAMS)]
    db.session.add_all(teams)
    db.session.flush()
    ids = [team.id for team in teams]
    for team in ids:
        for n in range(PEOPLE):
            person = Person(name=f"Anna {n:02} {team[-3:]}", created_at=clock.now(), **versions)
            person.memberships = [Membership(team_id=team)]
            db.session.add(person)
    return ids


def _norms(teams: list[str], admin: str) -> Iterator[Norm]:
    """Most hold, one in ten lies with its team, one in twenty has a draft; one in eight of those
    that hold goes back to a norm of the organisation, of which there are ten."""
    above: list[str] = []
    for n in count():
        team = teams[n % TEAMS] if n >= 10 else None
        norm = Norm(id=new_id(), team_id=team, created_at=clock.now(), version=1)
        db.session.add(norm)
        db.session.flush()
        first = _version(norm, n, 1, admin, draft=False)
        if n % 10 == 9:
            norm.proposal = first
        else:
            first.settled, norm.current = "agreed", first
        if n % 20 == 5:
            _version(norm, n, 2, admin, draft=True)
        if team is None:
            above.append(norm.id)
        elif n % 8 == 0:
            norm.above_id, norm.above_number = above[n % 9], n % 3
        db.session.flush()
        yield norm


def _version(norm: Norm, n: int, number: int, admin: str, *, draft: bool) -> NormVersion:
    title, said = SAID[n % 5 if n % 50 else 3]
    now = clock.now()
    version = NormVersion(
        norm_id=norm.id, number=number, symbol=SYMBOLS[n % 8], hue=n % 5 + 1, title=f"{title} {n}",
        summary="Ook als het druk is.", frame=f"{title}, altijd en voor iedereen. " * 3,
        room="Hoe je het doet, kies je zelf, en wat het mag kosten ook. " * 2, say=[said],
        rather_not=["Dat ligt achterin."], why="Klanten zeggen dat ze zich niet gezien voelen.",
        review_on=now.date() + timedelta(days=n % 400 - 100), edited_at=now, edited_by_id=admin,
        proposed_at=None if draft else now, deadline=None if draft else now + timedelta(days=14),
        published_at=None if draft else now,
    )  # fmt: skip
    db.session.add(version)
    db.session.flush()
    return version
