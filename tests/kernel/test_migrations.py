"""Migrations run up and down, keep what is there, and end at what the models say."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from app.kernel.db import Base, db
from tests.databases import World

ROOT = Path(__file__).parents[2]


def counts() -> dict[str, int]:
    with db.engine.connect() as connection:
        return {
            table: connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one()  # noqa: S608
            for table in Base.metadata.tables
        }


def test_the_models_are_what_the_migrations_make(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


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
