"""What each list shows somebody, beside what they may read."""

from collections.abc import Iterator
from typing import Any

from flask.testing import FlaskClient

from tests.access.people import LEADS, PEOPLE, House
from tests.access.things import Thing, Things


def differences(house: House, things: Things, since: int) -> Iterator[str]:
    """Where a list shows more or less than its reader may read; `since` is from before it all."""
    yield from of_moments(house, things.moments, since)
    yield from on_boards(house, things.moments)
    yield from of_norms(house, things.norms, since)
    yield from of_feedback(house, things.feedback)
    yield from of_reflections(house, things.reflections)


def of_moments(house: House, moments: list[Thing], since: int) -> Iterator[str]:
    for who in PEOPLE:
        browser = house.as_who(who)
        expected = {thing.id for thing in moments if who in thing.readers}
        yield from differ(f"the feeds of {who}", feeds(browser), expected)
        for cursor in (0, since):
            pulled = told(browser, f"/api/sync?cursor={cursor}")
            found = ids(pulled["changes"].get("moments", []))
            yield from differ(f"the pull of {who} since {cursor}", found, expected)
            if not pulled.get("full"):
                dropped = set(pulled["gone"].get("moments", []))
                yield from differ(f"what {who} drops", dropped, lost_to(who, moments))


def on_boards(house: House, moments: list[Thing]) -> Iterator[str]:
    """What is shared in a lead's team, and not their own."""
    for who, team in LEADS.items():
        shared = {
            thing.id
            for thing in moments
            if thing.team == team and thing.owner != who and not thing.private and not thing.gone
        }
        page = house.as_who(who).get("/lead/").text
        shown = {thing.id for thing in moments if f"/lead/moments/{thing.id}" in page}
        yield from differ(f"the board of {who}", shown, shared)


def lost_to(who: str, moments: list[Thing]) -> set[str]:
    """What somebody could read once and cannot now; of the rest not even the id is mentioned."""
    return {
        thing.id
        for thing in moments
        if who not in thing.readers and (who == thing.owner or who in thing.once)
    }


def of_norms(house: House, norms: list[Thing], since: int) -> Iterator[str]:
    for who in PEOPLE:
        browser = house.as_who(who)
        holding = {thing.id for thing in norms if who in thing.readers and not thing.gone}
        yield from differ(f"the norms of {who}", items(browser, "/api/norms"), holding)
        pulled = told(browser, "/api/sync?cursor=0")["changes"].get("norms", [])
        yield from differ(f"the pulled norms of {who}", ids(pulled), holding)
        news = told(browser, f"/api/sync?cursor={since}")
        fresh = {each.id for each in norms if each.id in holding and (each.changed or news["full"])}
        found = ids(news["changes"].get("norms", []))
        yield from differ(f"the news of norms for {who}", found, fresh)
    for who in LEADS:
        page = house.as_who(who).get("/lead/norms").text
        shown = {thing.id for thing in norms if f'href="/lead/norms/{thing.id}"' in page}
        held = {each.id for each in norms if who in each.readers and not each.gone}
        yield from differ(f"the norms on the tablet of {who}", shown, held)


def of_feedback(house: House, feedback: list[Thing]) -> Iterator[str]:
    for who in PEOPLE:
        browser = house.as_who(who)
        got = {thing.id for thing in feedback if thing.to == who}
        gave = {thing.id for thing in feedback if thing.owner == who}
        yield from differ(f"what {who} got", items(browser, "/api/feedback?box=received"), got)
        yield from differ(f"what {who} gave", items(browser, "/api/feedback?box=given"), gave)


def of_reflections(house: House, reflections: list[Thing]) -> Iterator[str]:
    for who in PEOPLE:
        own = {thing.id for thing in reflections if thing.owner == who}
        found = items(house.as_who(who), "/api/reflections")
        yield from differ(f"the reflections of {who}", found, own)


def feeds(browser: FlaskClient) -> set[str]:
    """Every page of every scope."""
    found: set[str] = set()
    for scope in ("mine", "team", "organisation"):
        before = ""
        while True:
            page = told(browser, f"/api/moments?scope={scope}{before}")
            found |= ids(page["items"])
            if not page["next"]:
                break
            before = f"&before={page['next']}"
    return found


def items(browser: FlaskClient, path: str) -> set[str]:
    return ids(told(browser, path)["items"])


def told(browser: FlaskClient, path: str) -> dict[str, Any]:
    """What a list answers. A refusal is an answer too: it has one row, that nobody expects."""
    answer = browser.get(path)
    found: dict[str, Any] | None = answer.get_json(silent=True)
    if answer.status_code == 200 and found:
        return found
    row = {"id": f"status {answer.status_code}"}
    return {
        "items": [row], "next": None, "changes": {"moments": [row], "norms": [row]}, "gone": {},
        "full": False,
    }  # fmt: skip


def ids(rows: list[dict[str, Any]]) -> set[str]:
    return {row["id"] for row in rows}


def differ(what: str, found: set[str], expected: set[str]) -> Iterator[str]:
    if found != expected:
        yield f"{what}: {len(found - expected)} too many, {len(expected - found)} missing"
