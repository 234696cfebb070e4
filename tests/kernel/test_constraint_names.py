"""A migration drops a constraint by its name, so the database's names are those of the models."""

from flask import Flask
from sqlalchemy import Inspector, inspect

from app.kernel.db import Base, db


def test_constraints_are_named_as_in_the_models(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        found = inspect(connection)
        names = {table: _names(found, table) for table in Base.metadata.tables}
    expected = {
        name: {str(constraint.name) for constraint in table.constraints}
        for name, table in Base.metadata.tables.items()
    }
    assert "ck_moment_visibility" in expected["moment"]
    assert names == expected


def _names(found: Inspector, table: str) -> set[str]:
    return {
        str(constraint["name"])
        for constraint in (
            found.get_pk_constraint(table),
            *found.get_foreign_keys(table),
            *found.get_unique_constraints(table),
            *found.get_check_constraints(table),
        )
    }
