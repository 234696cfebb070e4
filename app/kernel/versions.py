"""The organisation's change counter: what a device pulls by.

A number is taken inside the writing transaction and the row stays locked until it commits, so
numbers become visible in order and a pull never skips one. A timestamp or a sequence cannot
promise that: a lower number may commit later. One counter for the organisation, not one per team:
a device follows several teams and the organisation at once, and keeps a single cursor.
"""

from collections.abc import Iterator
from typing import Annotated

from sqlalchemy import BigInteger, bindparam, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel.db import Base
from app.kernel.driver import Driver, driver_of
from app.kernel.hot import Hot

# The number of the last change to a row that devices may hold.
Version = Annotated[int, mapped_column(BigInteger)]

_RESERVED = "reserved versions"


class ChangeCounter(Base):
    __tablename__ = "change_counter"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[int] = mapped_column(BigInteger)


_VALUE = select(ChangeCounter.value).where(ChangeCounter.id == 1)
_CURRENT = Hot(_VALUE)
_HOLD = Hot(_VALUE.with_for_update())
_RAISE = Hot(
    update(ChangeCounter)
    .where(ChangeCounter.id == 1)
    .values(value=ChangeCounter.value + bindparam("count"))
    .returning(ChangeCounter.value)
)


def current_version(driver: Driver) -> int:
    """The last number that was committed."""
    [(number,)] = _CURRENT.rows(driver, {})
    return int(number)


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


def hold_counter(session: Session) -> None:
    """Let this transaction write alone until it commits, without taking a number."""
    _HOLD.rows(driver_of(session), {})


def _take(session: Session, count: int) -> int:
    [(last,)] = _RAISE.rows(driver_of(session), {"count": count})
    return int(last)
