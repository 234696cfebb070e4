"""The organisation's change counter: what a device pulls by.

A number is taken inside the writing transaction and the row stays locked until it commits, so
numbers become visible in order and a pull never skips one. A timestamp or a sequence cannot
promise that: a lower number may commit later. One counter for the organisation, not one per team:
a device follows several teams and the organisation at once, and keeps a single cursor.
"""

from collections.abc import Iterator
from typing import Annotated

from sqlalchemy import BigInteger, Connection, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel.db import Base

# The number of the last change to a row that devices may hold.
Version = Annotated[int, mapped_column(BigInteger)]

_RESERVED = "reserved versions"


class ChangeCounter(Base):
    __tablename__ = "change_counter"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[int] = mapped_column(BigInteger)


_CURRENT = select(ChangeCounter.value).where(ChangeCounter.id == 1)


def current_version(connection: Connection) -> int:
    """The last number that was committed."""
    return int(connection.execute(_CURRENT).scalar_one())


def next_version(session: Session) -> int:
    """A number above every committed one; this transaction now holds the counter."""
    reserved: Iterator[int] = session.info.get(_RESERVED, iter(()))
    number = next(reserved, None)
    return number if number is not None else _take(session, 1)


def reserve_versions(session: Session, count: int) -> None:
    """Take `count` numbers in one statement for a batch; call outside any savepoint.

    Numbers that a rolled back savepoint used are simply skipped. The caller drops what is left
    with `release_versions` when the batch ends.
    """
    last = _take(session, count)
    session.info[_RESERVED] = iter(range(last - count + 1, last + 1))


def release_versions(session: Session) -> None:
    """Forget numbers that the batch did not need; gaps are harmless."""
    session.info.pop(_RESERVED, None)


def _take(session: Session, count: int) -> int:
    raise_it = (
        update(ChangeCounter)
        .where(ChangeCounter.id == 1)
        .values(value=ChangeCounter.value + count)
        .returning(ChangeCounter.value)
    )
    return session.execute(raise_it).scalar_one()
