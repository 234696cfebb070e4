"""Every answer that is not a receipt keeps the item, and it arrives exactly once in the end."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser import rows
from tests.browser.conftest import MakePhone
from tests.browser.exactly_once import WRITES, arrives, tell_while, under_a_new_id
from tests.browser.faults import (
    ALWAYS,
    Fault,
    Forward,
    Reply,
    Request,
    answer,
    drop,
    lose_answer,
    problem,
    twice,
)
from tests.browser.phone import WAITING, Phone, until
from tests.browser.site import Site

PORTAL = "<!doctype html><title>Welkom op onze wifi</title><p>Accepteer de voorwaarden.</p>"
ODD: dict[str, Fault] = {
    "cut before it arrives": drop,
    "the answer lost after the commit": lose_answer,
    "500 of our server": problem(500, "unexpected", "Er ging iets mis bij ons."),
    "502 of a proxy": answer(502, "<h1>Bad gateway</h1>"),
    "503": problem(503, "unavailable", "Even niet bereikbaar."),
    "200 of a captive portal": answer(200, PORTAL),
    "302 to a captive portal": answer(302, Location="http://127.0.0.1:9/portal"),
    "204 without a receipt": answer(204),
    "200 with another's receipt": answer(200, '{"id": "x", "hash": "y"}', "application/json"),
    "422 that is not ours": answer(422, "<h1>Unprocessable</h1>"),
    "408": answer(408),
}


def test_whatever_is_not_a_receipt_keeps_the_item_and_it_arrives_once(phone: MakePhone) -> None:
    """I-3 and I-10, over a table of odd answers."""
    noor = phone("noor")
    for name, fault in ODD.items():
        tell_while(noor, fault, f"Een moment bij: {name}.")
    assert len(rows.moments(noor.site)) == len(ODD)


def test_what_a_box_on_the_way_delivers_twice_is_there_once(phone: MakePhone) -> None:
    """I-3 and I-4."""
    noor = phone("noor")
    delivered = noor.site.faults.on(WRITES[0], twice)
    noor.tell("Twee keer bezorgd.")
    arrives(noor, ["Twee keer bezorgd."])
    assert len(delivered.met) == 1


def test_a_batch_whose_answer_is_lost_arrives_once(phone: MakePhone) -> None:
    """I-3 for several items in one request; up to three whose turn it is may go before, alone."""
    noor = phone("noor")
    noor.offline()
    texts = [f"Moment {number} van de bus." for number in range(9)]
    for text in texts:
        noor.tell(text)
    noor.all_tried()
    lost = noor.site.faults.on("POST /api/outbox", lose_answer)
    noor.online()
    arrives(noor, texts)
    assert len(lost.met) == 1
    assert len(json.loads(lost.met[0].body)["items"]) > 1  # the last ones may wait for their turn


def test_too_many_is_tried_again_when_the_server_said(phone: MakePhone, site: Site) -> None:
    """I-10: Retry-After is obeyed, also when something else would hurry."""
    noor = phone("noor")
    busy = problem(429, "too_many", "Dat ging te vaak.", Retry_After="6")
    refused = site.faults.on(WRITES[0], busy)
    noor.tell("Even geduld.")
    noor.outbox_where("items.some(item => item.hold_until > Date.now())")
    pulls = len(site.faults.seen("GET /api/sync*"))
    noor.send_now()
    while len(site.faults.seen("GET /api/sync*")) == pulls:
        noor.page.wait_for_timeout(50)
    assert len(site.faults.seen(WRITES[0])) == len(refused.met) == 1
    noor.drained()
    assert rows.moments(site) == ["Even geduld."]


def test_one_that_the_server_chokes_on_holds_up_nobody(phone: MakePhone, site: Site) -> None:
    """I-11: the poison is the first of the queue."""
    noor = phone("noor")
    noor.offline()
    others = [f"Gewoon moment {number}." for number in range(4)]
    for text in ["Gif.", *others]:
        noor.tell(text)
    noor.all_tried()

    def choke(request: Request, forward: Forward) -> Reply | None:
        poisoned = b"Gif." in request.body
        return ODD["500 of our server"](request, forward) if poisoned else forward(request)

    for pattern in WRITES:
        site.faults.on(pattern, choke, ALWAYS)
    noor.online()
    noor.outbox_where("items.length === 1")
    assert [item["body"]["text"] for item in noor.outbox] == ["Gif."]
    assert rows.moments(site) == others
    site.faults.heal()
    arrives(noor, ["Gif."])


def test_two_windows_and_the_worker_send_each_item_once(phone: MakePhone, site: Site) -> None:
    """I-3: whoever drains, the others wait; nothing travels twice."""
    noor = phone("noor")
    second = noor.another_window()
    second.open()
    noor.offline()
    noor.tell("Uit het eerste venster.")
    second.tell("Uit het tweede venster.")
    noor.tell("En nog een uit het eerste.")
    noor.online()
    second.send_now()
    arrives(noor, ["Uit het eerste venster.", "Uit het tweede venster."])
    assert len(rows.moments(site)) == 3
    sent = [asked.path for asked, _ in site.faults.seen(WRITES[0])]
    assert len(sent) == len(set(sent)) == 3


def test_a_server_that_is_gone_while_the_phone_thinks_it_is_online_loses_nothing(
    phone: MakePhone, site: Site
) -> None:
    """I-10 without any event: nobody tells the phone that the server is back."""
    noor = phone("noor")
    noor.page.clock.install()
    noor.open()
    site.stop()
    noor.tell("Het net zei van wel.")
    assert noor.page.evaluate("navigator.onLine") is True
    expect(noor.card("Het net zei van wel.")).to_contain_text(WAITING)
    site.start()
    noor.page.clock.fast_forward(31_000)
    noor.drained()
    assert rows.moments(site) == ["Het net zei van wel."]


DROP_ON_ANY_ANSWER = """(() => {
  const ask = fetch;
  window.fetch = async (path, init) => {
    const answer = await ask(path, init);
    if (!/PUT|POST/.test(init?.method)) return answer;
    for (const { name } of await indexedDB.databases()) {
      if (!/^beleef-[0-9a-f-]{36}$/.test(name)) continue;
      const db = await new Promise(done => {
        indexedDB.open(name).onsuccess = event => done(event.target.result);
      });
      await new Promise(done => {
        const tx = db.transaction("outbox", "readwrite");
        tx.objectStore("outbox").clear();
        tx.oncomplete = done;
      });
      db.close();
    }
    return answer;
  };
})()"""


def test_control_a_client_that_drops_on_any_answer_is_caught(phone: MakePhone) -> None:
    """The check above must be able to fail."""
    broken = without_worker(phone, DROP_ON_ANY_ANSWER)
    with pytest.raises(AssertionError):
        tell_while(broken, ODD["200 of a captive portal"], "Verloren.")
    assert rows.moments(broken.site) == []


def test_control_a_client_without_ids_of_its_own_is_caught(phone: MakePhone) -> None:
    """The check above must be able to fail the other way: a thing that arrives twice."""
    broken = without_worker(phone)
    with pytest.raises(AssertionError):
        tell_while(broken, under_a_new_id(lose_answer), "Dubbel.")
    assert rows.moments(broken.site).count("Dubbel.") > 1


def without_worker(phone: MakePhone, script: str = "") -> Phone:
    """Only the page sends, so that what is broken in the page shows."""
    found = phone(service_workers="block")
    found.context.add_init_script(script or "void 0")
    found.remember("noor")
    found.open()
    until(found.page, "() => document.querySelector('nav.bar')")
    return found
