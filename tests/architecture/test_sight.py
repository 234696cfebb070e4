"""What the console prints of who reads what is what the app does."""

from pathlib import Path

import pytest

from app.kernel.db import new_id
from app.privacy.sight import NO_RANKING, PROOF, SIGHTS, Sight, Who
from tests.conftest import SignIn
from tests.databases import World
from tests.feedback.test_feedback import give
from tests.moments.words import told
from tests.privacy.test_reading_the_log import log_about
from tests.reflections.test_reflecting import answer

ROOT = Path(__file__).parents[2]
WORD = "Kwikzilver"
# Everything that anybody could find somebody's words by.
PLACES = (
    "/api/sync?cursor=0", "/api/moments?scope=team", "/api/moments?scope=mine",
    "/api/moments?scope=organisation", "/api/moments/{moment}", "/api/feedback",
    "/api/feedback?box=given", "/api/reflections", "/api/shifts", "/api/devices", "/api/log",
    "/lead/", "/console/log", "/console/norms",
)  # fmt: skip
OTHERS = {
    Who.TEAM: "sem", Who.LEAD: "fatima", Who.OTHERS: "jan", Who.ADMIN: "daan", Who.AUDITOR: "anne",
}  # fmt: skip


def make(world: World, sign_in: SignIn, kind: str) -> tuple[str, dict[Who, str]]:
    """Something of this kind with the word in it; its moment, and who is who."""
    cast = world.cast
    noor = sign_in("noor")
    roles = {Who.OWNER: "noor"} | OTHERS
    moment = told(
        noor,
        text=WORD if kind in ("private", "team", "organisation") else "Niets",
        visibility=kind if kind in ("private", "organisation") else "team",
    )
    if kind == "attention":
        sent = sign_in("fatima").put(
            f"/api/moments/{moment}/attention/{new_id()}", json={"text": WORD}
        )
        assert sent.status_code == 201
        roles = {**OTHERS, Who.OWNER: "fatima", Who.ADDRESSEE: "noor", Who.LEAD: "petra"}
    elif kind == "feedback":
        give(noor, cast.people["jan"], behaviour=WORD)
        roles |= {Who.ADDRESSEE: "jan", Who.OTHERS: "petra"}
    elif kind == "reflection":
        noor.put(f"/api/reflections/{new_id()}", json=answer(answer=WORD))
    elif kind == "shifts":
        week = [{"weekday": 3, "begins": "03:33", "ends": "04:44"}]
        noor.put("/api/shifts", json={"items": week})
    elif kind == "log":
        log_about(world.app, cast, actor=None, about="noor")
    return moment, roles


LOOKED_FOR = {"shifts": "03:33", "log": "Genoteerd", "device": "Noors eigen toestel"}


@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)
def test_who_reads_what_is_what_we_print(world: World, sign_in: SignIn, sight: Sight) -> None:
    if sight.name == "device":
        client = world.app.test_client()
        body = {"login": "noor", "password": "beleef-demo", "device_label": LOOKED_FOR["device"]}
        assert client.post("/api/session", json=body).status_code == 200
    moment, roles = make(world, sign_in, sight.name)
    word = LOOKED_FOR.get(sight.name, WORD)
    readers = set()
    for who, login in roles.items():
        browser = sign_in(login)
        found = (browser.get(place.format(moment=moment)) for place in PLACES)
        # The choices of the log's own filter name every deed, whoever looks.
        if any(word in page.text.replace(f">{word}</option>", "") for page in found):
            readers.add(who)
    assert readers == set(sight.readers) & set(roles)
    assert (Who.ADDRESSEE in roles) == sight.has_addressee


def test_the_proofs_that_are_named_exist() -> None:
    for named in (PROOF, NO_RANKING):
        path, _colons, name = named.partition("::")
        assert f"def {name}(" in (ROOT / path).read_text()
