"""Somebody who wrote something of everything, and what is found of it after an erasure."""

import shutil
import subprocess

from flask.testing import FlaskClient
from sqlalchemy import text

from app.kernel.db import db
from tests.cast import PASSWORD
from tests.databases import SERVER, OnSQLite, World

NAME = "Noordster"
# One word for every kind of thing that somebody can write.
WROTE = {
    "openbaar", "geheim", "opmerking", "tipvoorsem", "antwoord", "toestelnaam", "vanfatima",
    "vansem",
}  # fmt: skip


def erase(browser: FlaskClient, *, keep: bool, password: str = PASSWORD) -> int:
    sent = {"password": password, "keep": keep}
    return browser.post("/api/my-data/erasure", json=sent).status_code


def bytes_of(world: World) -> bytes:
    """Whatever the database left on the disk, or what a dump of it says."""
    if isinstance(world, OnSQLite):
        beside = (world.path.with_name(world.path.name + end) for end in ("-wal", "-journal"))
        kept = [world.path, *(path for path in beside if path.exists())]
        return b"".join(path.read_bytes() for path in kept)
    with world.app.app_context():
        name = db.engine.url.database
        everything = b""
        for table in db.metadata.tables:
            rows = db.session.execute(text(f'SELECT t::text FROM "{table}" t')).scalars()  # noqa: S608
            everything += "\n".join(rows).encode()
    if shutil.which("pg_dump"):
        dump = ["pg_dump", "--schema=public", f"{SERVER.rsplit('/', 1)[0]}/{name}"]
        everything += subprocess.run(dump, check=True, capture_output=True).stdout
    return everything


def found_in(content: bytes, words: set[str]) -> set[str]:
    return {word for word in words if word.encode() in content}
