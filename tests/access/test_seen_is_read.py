"""A list shows what its reader may read, all of it and nothing else: feed, pull, board, boxes.

Searching is done on the phone, in what was pulled; so what is found is what is readable as well.
"""

from tests.access.asking import misses
from tests.access.cells import reading
from tests.access.people import PEOPLE, House, browser_of
from tests.access.seeing import differences
from tests.access.things import fill


def test_seen_is_readable_is_pulled(house: House) -> None:
    since = house.as_who("noor").get("/api/sync?cursor=0").json["cursor"]
    things = fill(house)
    assert list(misses(house, reading(things))) == []
    assert list(differences(house, things, since)) == []


def test_what_somebody_may_no_longer_read_they_are_told_to_drop(house: House) -> None:
    """Of what they never could, not even the id is mentioned."""
    things = fill(house)
    since = house.as_who("noor").get("/api/sync?cursor=0").json["cursor"]
    shared = [thing for thing in things.moments if thing.owner == "noor" and not thing.gone]
    held = {who: {each.id for each in shared if who in each.readers} for who in PEOPLE}
    ever = {who: {each.id for each in shared if who in each.readers | each.once} for who in PEOPLE}
    for thing in shared:
        assert house.as_who("noor").delete(f"/api/moments/{thing.id}").status_code == 200
    for who in PEOPLE:
        gone = house.as_who(who).get(f"/api/sync?cursor={since}").json["gone"].get("moments", [])
        assert held[who] <= set(gone) <= ever[who], who


def test_a_colleague_s_answers_never_carry_what_is_the_owner_s_alone(house: House) -> None:
    things = fill(house)
    told = next(thing for thing in things.moments if thing.name == "noor's team moment, team now")
    fatima = house.as_who("fatima")
    note = "/attention/018f3c1e-0000-7000-8000-00000000000a"
    sent = fatima.put(f"/api/moments/{told.id}{note}", json={"text": "Voor jou"})
    assert sent.status_code == 201
    for who in PEOPLE:
        browser = browser_of(house.app, house.ids[who])
        shown = browser.get(f"/api/moments/{told.id}").text
        assert ("Voor jou" in shown) == (who in ("noor", "fatima")), who
        given = browser.get("/api/feedback?box=given").json["items"]
        assert not any("opened_at" in item for item in given)
