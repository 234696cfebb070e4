"""Norms on a phone: N3, how soon the list answers a letter that is typed into its search box."""

from typing import Any

from playwright.sync_api import BrowserContext, Page

from bench._table import Result, at_most
from bench._thumb import sign_in
from tests.browser.phone import CONTROLLED, READ, until

NORMS, FRAME = 300, 16.7  # norms on the phone; ms between two pictures
WORDS = ("koffie", "terug", "eerlijk", "zin2", "klant", "regen")
TURNS = 5

# The demo's own norms, again and again under other ids and with a word of their own.
FILL = """async most => {
  const own = ({ name }) => /^beleef-[0-9a-f-]{36}$/.test(name);
  const { name } = (await indexedDB.databases()).find(own);
  const asked = indexedDB.open(name);
  await new Promise(done => (asked.onsuccess = done));
  const norms = asked.result.transaction("norms", "readwrite").objectStore("norms");
  const all = norms.getAll();
  await new Promise(done => (all.onsuccess = done));
  const some = all.result.length;
  for (let place = some; place < most; place++) {
    const like = all.result[place % some];
    norms.put({ ...like, id: crypto.randomUUID(), why: `${like.why} Zin${place}.` });
  }
  await new Promise(done => (norms.transaction.oncomplete = done));
  asked.result.close();
}"""
# From the input event to the list laid out, as the next picture shows it.
WATCH = """() => {
  window.took = [];
  let begun = 0;
  addEventListener("input", () => (begun = performance.now()), true);
  const everything = { subtree: true, childList: true, characterData: true };
  new MutationObserver(() => {
    if (begun && document.body.offsetHeight) took.push(performance.now() - begun);
    begun = 0;
  }).observe(document.querySelector("main"), everything);
}"""


def search(context: BrowserContext, url: str) -> Result:
    """A word of every kind is typed and wiped again, letter by letter, a few times."""
    page = _filled(context, url)
    box = page.get_by_role("searchbox")
    page.evaluate(WATCH)
    for _ in range(TURNS):
        for word in WORDS:
            box.press_sequentially(word, delay=30)
            for _letter in word:
                box.press("Backspace", delay=10)
    taken: list[float] = page.evaluate("() => took")
    least = TURNS * len(WORDS)
    assert len(taken) > least, "the list did not change while somebody typed"
    what = f"a letter typed to the list of {NORMS} norms, p95 of {len(taken)}"
    return at_most("N3", what, sorted(taken)[len(taken) * 95 // 100], FRAME, "ms")


def _filled(context: BrowserContext, url: str) -> Page:
    sign_in(context, url)
    page = context.new_page()
    page.goto(f"{url}/app/")
    until(page, READ, ["norms"])
    until(page, CONTROLLED)
    page.evaluate(FILL, NORMS)
    page.goto(f"{url}/app/norms")
    rows: Any = page.locator("a.row[href*='/norms/']")
    until(page, f"() => document.querySelectorAll(\"a.row[href*='/norms/']\").length >= {NORMS}")
    assert rows.count() >= NORMS
    return page
