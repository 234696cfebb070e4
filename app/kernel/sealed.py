"""Sealed columns: what a backup, a dump or a look into the database does not show.

A row's private words are one column, AES-256-GCM (NIST SP 800-38D) under the data key of the person
whose they are, bound to their table, column and row. Each data key is wrapped by the master key.
Destroying a data key makes everything below it unreadable, in this database and in every copy whose
wrapped key is gone too. The server can open what it serves: this is no end-to-end encryption.
"""

import base64
import secrets
from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, String, Text, TypeDecorator, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel.db import Base, Id
from app.master_key import MasterKey, MasterKeys

Words = dict[str, Any]

_NONCE = 12  # bytes; random ones are good for 2^32 seals under a key (SP 800-38D, 8.3)
_OPTION = "master_keys"


class Sealed(TypeDecorator[str]):
    """A column that holds what `seal` gives: the data map tells by this which ones do."""

    impl = Text
    cache_ok = True


class DataKey(Base):
    """A person's own key, wrapped. Without it nothing that was sealed for them can be read."""

    __tablename__ = "data_key"
    # No foreign key: the kernel knows no people. Erasing somebody destroys it by name.
    owner_id: Mapped[str] = mapped_column(Id, primary_key=True)
    wrapped: Mapped[str] = mapped_column(String(80))
    master: Mapped[str] = mapped_column(String(16))


class Unreadable(Exception):
    """The data key is gone, or these words were not sealed for this place."""


def engine_options(keys: MasterKeys) -> dict[str, Any]:
    """Every session and connection of the engine carries the master keys along."""
    return {"execution_options": {_OPTION: keys}}


def masters(connection: Connection) -> MasterKeys:
    """The master keys of whoever made this connection."""
    keys: MasterKeys = connection.get_execution_options()[_OPTION]
    return keys


def seal(session: Session, owner_id: str, place: str, words: Words) -> str:
    """Words for a sealed column; `place` is `table.column:row`. The owner gets a key at the first.

    Callers hold the change counter: nobody else makes a key for the same person meanwhile.
    """
    keys = masters(session.connection())
    kept = session.get(DataKey, owner_id)
    if kept is None:
        kept, _plain = new_data_key(owner_id, keys.current())
        session.add(kept)
        session.flush()
    return close(unwrap(kept, keys), place, words)


def unseal(session: Session, cells: Iterable[tuple[str, str, str]]) -> Iterator[Words]:
    """The words of (owner, place, sealed) each, in order, with one query for all keys."""
    cells = list(cells)
    owners = {owner for owner, _place, _sealed in cells}
    kept = session.scalars(select(DataKey).where(DataKey.owner_id.in_(owners))).all()
    keys = masters(session.connection())
    opened = {key.owner_id: unwrap(key, keys) for key in kept}
    for owner, place, sealed in cells:
        if owner not in opened:
            raise Unreadable(place)
        yield open_with(opened[owner], place, sealed)


def new_data_key(owner_id: str, master: MasterKey) -> tuple[DataKey, bytes]:
    """A key that nobody has seen, wrapped and plain."""
    plain = AESGCM.generate_key(256)
    wrapped = _encrypt(master.secret, owner_id, plain)
    return DataKey(owner_id=owner_id, wrapped=wrapped, master=master.name), plain


def unwrap(kept: Any, keys: MasterKeys) -> bytes:
    """The plain key; raises UnknownMaster or Unreadable."""
    return _decrypt(keys.named(kept.master).secret, str(kept.owner_id), kept.wrapped)


def rewrap(session: Session, most: int) -> int:
    """Wrap up to `most` data keys by the current master key; how many there were to do."""
    keys = masters(session.connection())
    current = keys.current()
    rows = session.scalars(
        select(DataKey).where(DataKey.master != current.name).limit(most).with_for_update()
    ).all()
    for row in rows:
        row.wrapped = _encrypt(current.secret, row.owner_id, unwrap(row, keys))
        row.master = current.name
    session.flush()
    return len(rows)


def masters_in_use(connection: Connection) -> set[str]:
    """The names of the master keys that the data keys of this database need."""
    return set(connection.scalars(select(DataKey.master).distinct()))


def close(key: bytes, place: str, words: Words) -> str:
    """Seal words with a key at hand."""
    return _encrypt(key, place, orjson.dumps(words))


def open_with(key: bytes, place: str, sealed: str) -> Words:
    """Read words with a key at hand; raises Unreadable when they lay elsewhere or were altered."""
    words: Words = orjson.loads(_decrypt(key, place, sealed))
    return words


def _encrypt(key: bytes, place: str, plain: bytes) -> str:
    nonce = secrets.token_bytes(_NONCE)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, plain, place.encode())).decode()


def _decrypt(key: bytes, place: str, sealed: str) -> bytes:
    raw = base64.b64decode(sealed)
    try:
        return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], place.encode())
    except InvalidTag:
        raise Unreadable(place) from None
