"""Devices as the two builds before this one left them, with words that still wait.

Written out by hand from what those builds kept: were they made by today's code, they would follow
each change of it and prove nothing. Both wrote version 1 of a person's database.
"""

from datetime import timedelta
from typing import Any

from app.kernel import clock
from app.kernel.db import new_id
from app.kernel.receipt import content_hash
from tests.browser.phone import Phone

Row = dict[str, Any]
Device = dict[str, list[Any]]

# The stores of version 1, and rows by store: [key, value] where a store has no keys of its own.
WRITE = """async ([name, device, person]) => {
  const opened = (database, version, upgrade) => new Promise((done, fail) => {
    const asked = indexedDB.open(database, version);
    asked.onupgradeneeded = () => upgrade(asked.result);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const db = await opened(name, 1, db => {
    const outbox = db.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
    outbox.createIndex("target", "target");
    for (const store of ["moments", "norms", "people", "teams", "questions"]) {
      db.createObjectStore(store, { keyPath: "id" });
    }
    db.createObjectStore("meta");
    db.createObjectStore("drafts");
  });
  const tx = db.transaction(Object.keys(device), "readwrite");
  for (const [store, rows] of Object.entries(device)) {
    for (const row of rows) {
      if (Array.isArray(row)) tx.objectStore(store).put(row[1], row[0]);
      else tx.objectStore(store).put(row);
    }
  }
  await new Promise(done => (tx.oncomplete = done));
  db.close();
  const own = await opened("beleef-device", 1, db => db.createObjectStore("device"));
  const write = own.transaction("device", "readwrite");
  write.objectStore("device").put({ id: person, locale: "nl" }, "person");
  await new Promise(done => (write.oncomplete = done));
  own.close();
}"""
VERSION = """async name => (await indexedDB.databases()).find(one => one.name === name)?.version"""

STORY, REPLY, PRAISE, ANSWER = "Oud verhaal.", "Oude reactie.", "Je liep mee.", "Oud antwoord."
RETURNED, DRAFT = "Dit kwam terug.", "Halverwege een"


def leave(phone: Phone, device: Device) -> str:
    """Put this on the device before the app is opened there; gives the database's name."""
    person = phone.site.world.cast.people["noor"]
    name = f"beleef-{person}"
    phone.page.goto(f"{phone.site.url}/health")
    phone.page.evaluate(WRITE, [name, device, person])
    return name


def first(phone: Phone) -> Device:
    """The first build: attention is a number, and a moment names no team."""
    return {"meta": _meta(phone, attention=1), "outbox": _waiting(phone), "drafts": [_draft()]}


def second(phone: Phone) -> Device:
    """The second: attention names moments, and the server may have asked for patience."""
    patient = [row | {"hold_until": 0} for row in _waiting(phone)]
    return {"meta": _meta(phone, attention=[]), "outbox": patient, "drafts": [_draft()]}


def _meta(phone: Phone, attention: object) -> list[Any]:
    cast = phone.site.world.cast
    me = {
        "id": cast.people["noor"], "name": "Noor", "login": "noor", "role": "staff", "locale": "nl",
        "teams": [{"id": cast.teams["utrecht"], "name": "Vestiging Utrecht", "role": "staff"}],
        "shifts": [], "reflected_on": None, "waiting": {"feedback": 0, "attention": attention},
    }  # fmt: skip
    organisation = {
        "name": "Van Dijk Wonen", "promise": "Je bent welkom", "brand": "#ffa149",
        "cool": "#0e5c63", "timezone": "Europe/Amsterdam",
    }  # fmt: skip
    # Up to date, so that nothing but the migration makes it ask for everything again.
    cursor = phone.site.api("noor").get("/api/sync?cursor=0").json["cursor"]
    return [
        ["me", me], ["organisation", organisation], ["push_key", ""], ["session", "open"],
        ["cursor", cursor], ["clock_offset", 0], ["swept_on", "2026-11-01"],
    ]  # fmt: skip


def _waiting(phone: Phone) -> list[Row]:
    moment, returned, now = new_id(), new_id(), clock.now()
    told = {
        "text": STORY, "followed": [], "took_room": [], "with_people": [], "visibility": "team",
        "occurred_at": (now - timedelta(hours=1)).isoformat(),
    }  # fmt: skip
    feedback = {
        "to": phone.site.world.cast.people["sem"], "kind": "compliment", "behaviour": PRAISE,
        "feeling": "Blij.", "effect": "De klant lachte.", "wish": "Blijf dit doen.",
    }  # fmt: skip
    on = clock.today("Europe/Amsterdam").isoformat()
    reflection = {"on": on, "question": None, "answer": ANSWER, "feeling": 7}
    problem = {"status": 422, "code": "invalid", "title": "Nog niet goed", "detail": "Te kort."}
    rows = [
        _item("moment", f"moments/{moment}", told) | {"tries": 3},
        _item("comment", f"moments/{moment}/comments/{new_id()}", {"text": REPLY}),
        _item("feedback", f"feedback/{new_id()}", feedback),
        _item("reflection", f"reflections/{new_id()}", reflection),
        _item("moment", f"moments/{returned}", told | {"text": RETURNED})
        | {"state": "refused", "problem": problem, "tries": 1},
    ]
    person = phone.site.world.cast.people["noor"]
    return [row | {"seq": seq, "person": person} for seq, row in enumerate(rows, 1)]


def _item(noun: str, path: str, body: Row) -> Row:
    return {
        "noun": noun, "method": "PUT", "path": f"/api/{path}", "body": body,
        "id": path.rpartition("/")[2], "target": "/".join(path.split("/")[:2]),
        "hash": content_hash(body), "attempted": [], "state": "waiting", "tries": 0,
        "next_at": 0, "created_at": clock.now().isoformat(),
    }  # fmt: skip


def _draft() -> list[Any]:
    kept = {"id": new_id(), "text": DRAFT, "lived": {}, "with_people": [], "visibility": "team"}
    return ["moment", kept | {"when": ""}]
