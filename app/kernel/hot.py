"""Statements of the hot paths: compiled once, then asked of the driver itself.

SQLAlchemy's way to the driver costs several times what the database takes for these questions. A
hot statement is still written in its language, so that each database gets its own SQL and types;
only the way there is shorter. For everything else a session is clearer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.selectable import ReturnsRows

from app.kernel.driver import Driver

Values = Mapping[str, Any]
_Convert = Callable[[Any], Any]
_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as one database takes it, and the conversions that its types ask for."""

    sql: str
    fixed: Values
    order: Sequence[str] | None  # of parameters that this driver takes by position
    bind: Sequence[tuple[str, _Convert]]
    read: Sequence[tuple[int, _Convert]]

    def parameters(self, values: Values) -> Any:
        given = {**self.fixed, **values}
        for name, convert in self.bind:
            given[name] = convert(given[name])
        return given if self.order is None else [given[name] for name in self.order]

    def row(self, found: _Row) -> _Row:
        row = list(found)
        for place, convert in self.read:
            row[place] = convert(row[place])
        return tuple(row)


class Hot:
    """One prebuilt statement; its parameters go by name, and none of them expands."""

    def __init__(self, statement: ReturnsRows) -> None:
        self.statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, driver: Driver, values: Values) -> list[_Row]:
        """What it finds, as plain tuples in the order of its columns."""
        compiled = self._for(driver.dialect)
        found: list[_Row] = self._run(
            driver, "execute", compiled.sql, compiled.parameters(values)
        ).fetchall()
        return [compiled.row(row) for row in found] if compiled.read else found

    def each(self, driver: Driver, many: Sequence[Values]) -> None:
        """Run it for each of these, without results."""
        if not many:
            return
        compiled = self._for(driver.dialect)
        parameters = [compiled.parameters(values) for values in many]
        if len(parameters) == 1:  # PostgreSQL's driver opens a pipeline for more
            self._run(driver, "execute", compiled.sql, parameters[0])
        else:
            self._run(driver, "executemany", compiled.sql, parameters)

    def _run(self, driver: Driver, how: str, sql: str, parameters: Any) -> Any:
        """The cursor; raises what SQLAlchemy would, without anybody's words in it."""
        kind = driver.dialect.loaded_dbapi.Error
        try:
            cursor = driver.connection.cursor()
            getattr(cursor, how)(sql, parameters)
        except kind as error:
            if driver.renewed(error):
                return self._run(driver, how, sql, parameters)
            raise DBAPIError.instance(
                sql, parameters, error, kind, hide_parameters=True, dialect=driver.dialect
            ) from error
        return cursor

    def _for(self, dialect: Dialect) -> _Compiled:
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = self._compile(dialect)
        return found

    def _compile(self, dialect: Dialect) -> _Compiled:
        made = self.statement.compile(dialect=dialect)
        to_bind = {
            name: parameter.type.dialect_impl(dialect).bind_processor(dialect)
            for name, parameter in made.binds.items()
        }
        to_read = [
            column.type.dialect_impl(dialect).result_processor(dialect, None)
            for column in self.statement.exported_columns
        ]
        return _Compiled(
            sql=str(made),
            fixed={name: value for name, value in made.params.items() if value is not None},
            order=made.positiontup,
            bind=[(name, convert) for name, convert in to_bind.items() if convert],
            read=[(place, convert) for place, convert in enumerate(to_read) if convert],
        )
