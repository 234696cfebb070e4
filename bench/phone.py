"""The phone: C1 (what the first load weighs), C3 (what a thumb waits for, processor / 4) and N3
(searching norms)."""

import re
import statistics
import tempfile
import urllib.request

from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from app.kernel.static import DIST
from bench._demo import served_demo
from bench._norms import search
from bench._table import Result, at_most
from bench._thumb import Tap, Thumb, chromium, phone, sign_in
from tests.browser.phone import CONTROLLED, READ, until

ALL, SCRIPT = 60, 30  # kB
TIMES = 20
BAR = {
    "Belevingen": ("/app/moments", ".feed > li"),
    "Normen": ("/app/norms", ".rows a.row[href*='/norms/']"),
    "Feedback": ("/app/feedback", ".seg a[href*='box=given']"),
    "Vandaag": ("/app/", ".hero .greet"),
}


def measure() -> list[Result]:
    """C1 and C3 in a real Chromium, against the demo behind gunicorn."""
    with served_demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium())
        results = [
            *_weight(playwright, browser, url),
            *_taps(playwright, browser, url),
            search(browser.new_context(**phone(playwright)), url),
        ]
        browser.close()
        return [*results, _relaunch(playwright, url)]


def _weight(playwright: Playwright, browser: Browser, url: str) -> list[Result]:
    # What the worker has fetched already would not be counted when the page asks for it.
    fresh = {**phone(playwright), "service_workers": "block"}
    context = browser.new_context(**fresh)
    total, script = _load(context, url, "form.entry")
    context.close()
    context = browser.new_context(**fresh)
    sign_in(context, url)
    with_all, _script = _load(context, url, "article.moment")
    context.close()
    kept = _precache(url)
    return [
        at_most("C1", "first load of /app/, in all", total, ALL, "kB"),
        at_most("C1", "first load of /app/, script", script, SCRIPT, "kB"),
        at_most("C1", "first load and first pull, signed in as noor", with_all, ALL, "kB"),
        Result("C1", "what the worker keeps, fetched afterwards", "", f"{kept:.2f} kB", True),
    ]


def _load(context: BrowserContext, url: str, until_there: str) -> tuple[float, float]:
    """Kilobytes on the wire with an empty cache, headers and all: of everything, and of scripts."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    session.on("Network.responseReceived", lambda it: kinds.update({it["requestId"]: it["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda it: sizes.update({it["requestId"]: it["encodedDataLength"]}),
    )
    session.send("Network.enable")
    page.goto(f"{url}/app/")
    page.wait_for_selector(until_there)
    page.wait_for_load_state("networkidle")
    scripts = sum(size for key, size in sizes.items() if kinds.get(key) == "Script")
    return sum(sizes.values()) / 1000, scripts / 1000


def _precache(url: str) -> float:
    """Kilobytes of the worker and of the files that it keeps."""
    files = re.findall(r"/static/pwa/dist/[\w.-]+", (DIST / "sw.js").read_text())
    return sum(_size(url + path) for path in {"/app/", "/app/sw.js", *files}) / 1000


def _size(url: str) -> int:
    question = urllib.request.Request(url, headers={"Accept-Encoding": "br"})  # noqa: S310 - our own
    with urllib.request.urlopen(question) as answer:  # noqa: S310
        return len(answer.read())


def _taps(playwright: Playwright, browser: Browser, url: str) -> list[Result]:
    context = browser.new_context(**phone(playwright))
    thumb = _ready(context, url)
    thumb.slow_down()
    bar = [_bar(thumb, name) for _ in range(TIMES // len(BAR)) for name in BAR]
    reaction = _react(thumb)
    chip, durable = _tell(thumb)
    count = thumb.interactions()
    empty = _empty(thumb)
    context.close()
    taps = {"the bar": bar, "a reaction": reaction, "a norm chip": chip}
    return [
        at_most("C3", f"tap on Bewaren to durable, median of {len(durable)}",
                statistics.median(durable), 60, "ms"),
        *(at_most("C3", f"tap to paint, {name}, p95 of {len(taken)}",
                  p95([tap.paint for tap in taken]), 50, "ms")
          for name, taken in taps.items()),
        at_most("C3", f"INP over {len(count)} interactions", inp(count), 100, "ms"),
        _beside("tap on the bar to the new screen, p95", p95([tap.there for tap in bar])),
        _beside("tap to paint of a bare button on an empty page, p95",
                p95([tap.paint for tap in empty])),
    ]  # fmt: skip


def _beside(what: str, milliseconds: float) -> Result:
    """A figure without a limit, to read the others by."""
    return Result("C3", what, "", f"{milliseconds:.2f} ms", True)


def _ready(context: BrowserContext, url: str) -> Thumb:
    """Noor's phone, with everything on it."""
    sign_in(context, url)
    thumb = Thumb(context)
    thumb.page.goto(f"{url}/app/")
    thumb.page.wait_for_selector("article.moment")
    until(thumb.page, READ, ["norms"])
    until(thumb.page, CONTROLLED)
    return thumb


def _bar(thumb: Thumb, name: str) -> Tap:
    path, there = BAR[name]
    return thumb.tap(thumb.bar(name), f"nav.bar [href='{path}'][aria-current]", there)


def _react(thumb: Thumb) -> list[Tap]:
    """On the first card of Belevingen, on and off."""
    _bar(thumb, "Belevingen")
    button = thumb.page.locator(".feed .react").first.get_by_role("button").first
    button.evaluate("button => button.dataset.bench = 'it'")
    return [thumb.tap(button, f"[data-bench=it]{_pressed(turn)}") for turn in range(TIMES)]


def _tell(thumb: Thumb) -> tuple[list[Tap], list[float]]:
    """A norm and a story each time; milliseconds of the chip, and of Bewaren until it is safe."""
    chip, durable = [], []
    for turn in range(TIMES):
        thumb.tap(thumb.bar("Vertel"), "#tell")
        story = f"Ze zocht een kleed, maar eigenlijk rust in huis. Nummer {turn}."
        thumb.page.locator("#tell").fill(story)
        chip.append(thumb.tap(thumb.page.locator(".extras .chip").first, ".halves"))
        thumb.tap(thumb.page.get_by_role("button", name="Bewaren"), ".feed > li")
        durable.append(thumb.durable())
    return chip, durable


def _empty(thumb: Thumb) -> list[Tap]:
    """What this machine and its browser take at this very time for the least that a tap can do."""
    thumb.page.goto("about:blank")
    thumb.page.evaluate("""() => {
      const button = document.body.appendChild(document.createElement("button"));
      button.onclick = () => (button.ariaPressed = String(button.ariaPressed !== "true"));
    }""")
    return [thumb.tap(thumb.page.get_by_role("button"), _pressed(turn)) for turn in range(TIMES)]


def _pressed(turn: int) -> str:
    return f"[aria-pressed={'false' if turn % 2 else 'true'}]"


def _relaunch(playwright: Playwright, url: str) -> Result:
    """The app opened again without a network: a new browser on the same profile each time."""
    taken = []
    with tempfile.TemporaryDirectory() as folder:

        def start() -> BrowserContext:
            return playwright.chromium.launch_persistent_context(
                folder, **chromium(), **phone(playwright)
            )

        context = start()
        _ready(context, url)
        context.close()
        for _ in range(TIMES):
            context = start()
            context.set_offline(True)
            taken.append(Thumb(context).open(f"{url}/app/", "article.moment"))
            context.close()
    what = f"offline relaunch to content, median of {len(taken)}"
    return at_most("C3", what, statistics.median(taken), 600, "ms")


def p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20, method="inclusive")[-1]


def inp(taken: list[float]) -> float:
    """The slowest, but for one in fifty (web.dev/inp)."""
    return sorted(taken, reverse=True)[len(taken) // 50]
