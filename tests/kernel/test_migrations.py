"""Migrations run up and down, keep what is there, and end at what the models say."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from app.kernel.db import Base, db, new_id, settle
from tests.cast import Cast
from tests.conftest import SignIn
from tests.databases import OnSQLite, World
from tests.feedback.test_feedback import give
from tests.moments.words import told
from tests.norms.team import chosen, proposed
from tests.people.joining import Guest, invited
from tests.reflections.test_reflecting import answer

ROOT = Path(__file__).parents[2]


def counts() -> dict[str, int]:
    with db.engine.connect() as connection:
        return {
            table: connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one()  # noqa: S608
            for table in Base.metadata.tables
        }


def test_the_models_are_what_the_migrations_make(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        opts = {"compare_type": True, "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Base.metadata) == []


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Not the engine's own: FTS5's tables, and an index over what no column holds."""
    return not str(name).startswith("norm_search") and name != "ix_norm_text_found"


def test_the_head_file_names_the_head() -> None:
    scripts = ScriptDirectory(str(ROOT / "migrations"))
    assert (ROOT / "migrations" / ".current-head").read_text().strip() == scripts.get_current_head()


@pytest.fixture
def scripts() -> list[str]:
    found = ScriptDirectory(str(ROOT / "migrations")).walk_revisions()
    return [script.revision for script in found]


def test_each_migration_goes_down_and_up_again_with_data_beside_it(
    world: World, scripts: list[str]
) -> None:
    """Tables that a step does not touch keep their rows, those that cascade included."""
    assert len(scripts) >= 7
    with world.app.app_context():
        before = counts()
        assert before["membership"] > 0
        for revision in scripts[:-1]:
            downgrade(revision=_below(revision))
            kept = _existing()
            assert kept["membership"] == before["membership"]
        upgrade()
        assert _existing()["person"] == before["person"]
        db.engine.dispose()


def _below(revision: str) -> str:
    script = ScriptDirectory(str(Path(current_app.root_path).parent / "migrations"))
    found = script.get_revision(revision)
    assert found is not None
    return str(found.down_revision)


def _existing() -> dict[str, int]:
    with db.engine.connect() as connection:
        there = db.inspect(connection).get_table_names()
        return {
            table: connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one()  # noqa: S608
            for table in there
            if table in Base.metadata.tables
        }


def test_who_has_no_login_gets_one_on_the_way_down_and_who_was_locked_stays_out(
    world: World, sign_in: SignIn
) -> None:
    guest = Guest(world.app.test_client(), invited(world.app, world.cast))
    assert guest.join().status_code == 201
    assert guest.browser.delete("/api/session").status_code == 204
    with world.app.app_context():
        downgrade(revision="0012_unread")
        with db.engine.connect() as connection:
            ask = "SELECT login FROM person WHERE name = 'Kim'"
            assert str(connection.execute(text(ask)).scalar()) == guest.id
        assert _existing()["device"] == 1  # the maker's; Kim's was locked
        upgrade()
        db.engine.dispose()
    assert guest.browser.get("/api/me").status_code == 401


def test_sqlite_keeps_children_when_a_parent_table_is_altered(on_sqlite: World) -> None:
    """With foreign keys on, a batch alter of norm would delete what points at it."""
    on_sqlite.restore()
    with on_sqlite.app.app_context():
        before = counts()["norm_version"]
        downgrade(revision="0003_norms")
        assert _existing()["norm_version"] == before > 0
        upgrade()
        with db.engine.connect() as connection:
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        db.engine.dispose()


def test_words_that_were_there_are_sealed_in_place_and_come_back(
    world: World, sign_in: SignIn, cast: Cast
) -> None:
    noor, sem = sign_in("noor"), sign_in("sem")
    give(noor, cast.people["sem"], behaviour="Kwikzilver")
    body = answer(answer="Kwikstaart", feeling=3)
    path = f"/api/reflections/{new_id()}"
    noor.put(path, json=body)
    with world.app.app_context():
        downgrade(revision="0010_screens")
        with db.engine.connect() as connection:
            assert connection.execute(text("SELECT behaviour FROM feedback")).all() == [
                ("Kwikzilver",)
            ]
            assert connection.execute(text("SELECT answer, feeling FROM reflection")).all() == [
                ("Kwikstaart", 3)
            ]
        upgrade()
        with db.engine.connect() as connection:
            for table in ("feedback", "reflection"):
                rows = connection.execute(text(f"SELECT * FROM {table}")).all()  # noqa: S608
                assert len(rows) == 1
                assert "Kwik" not in str(rows)
        settle(db.engine)
        db.engine.dispose()
    assert sem.get("/api/feedback").json["items"][0]["behaviour"] == "Kwikzilver"
    assert noor.put(path, json=body).status_code == 200  # the hash is what it was
    assert noor.get("/api/reflections").json["items"][0]["answer"] == "Kwikstaart"
    if isinstance(world, OnSQLite):
        assert b"Kwik" not in world.path.read_bytes()


def test_columns_that_nobody_read_go_and_could_come_back(world: World, sign_in: SignIn) -> None:
    noor, fatima = sign_in("noor"), sign_in("fatima")
    moment = told(noor)
    path = f"/api/moments/{moment}/attention/{new_id()}"
    assert fatima.put(path, json={"text": "Dank je."}).status_code == 201
    before = noor.get(f"/api/moments/{moment}").json
    with world.app.app_context():
        kept = _existing()
        downgrade(revision="0011_sealed")
        with db.engine.connect() as connection:
            odd = "SELECT count(*) FROM notice, moment WHERE due_at IS NULL OR clock_corrected"
            assert connection.execute(text(odd)).scalar() == 0
        assert _existing().items() <= kept.items()
        upgrade()
        assert _existing() == kept
        db.engine.dispose()
    assert noor.get(f"/api/moments/{moment}").json == before


def test_what_was_published_before_members_were_asked_goes_on_holding(
    world: World, sign_in: SignIn, cast: Cast
) -> None:
    noor, sem, fatima = (sign_in(login) for login in ("noor", "sem", "fatima"))
    bel, utrecht = cast.norms["bel"], cast.teams["utrecht"]
    agreed, open_ = proposed(noor, utrecht), proposed(noor, utrecht, bel, base=1)["next"]
    for browser in (sem, fatima):
        chosen(browser, agreed["id"], 1)
    chosen(sem, bel, open_["number"], "discuss", "En bij een rij?")
    gone = proposed(noor, utrecht)
    noor.delete(f"/api/norms/{gone['id']}/proposals/{gone['agreement']['id']}")
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    with world.app.app_context():
        downgrade(revision="0025_door_notice")
        with db.engine.connect() as connection:
            ask = "SELECT published_at IS NULL AS draft, count(*) FROM norm_version GROUP BY 1"
            # Four hold; the open proposal is a draft again; what was withdrawn is gone.
            assert {bool(draft): n for draft, n in connection.execute(text(ask))} == {
                False: 4, True: 1,
            }  # fmt: skip
        upgrade()
        db.engine.dispose()
    changed = noor.get(f"/api/sync?cursor={cursor}").json["changes"]["norms"]
    assert {norm["id"] for norm in changed} == {bel, cast.norms["loop"], agreed["id"]}
    for norm in changed:  # nobody is asked about what held before
        assert (norm["state"], norm["agreement"], norm["next"]) == ("in_force", None, None)
