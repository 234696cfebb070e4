"""What every screen must be: readable by all, inside its width, big enough to hit, in silence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page

NARROWEST = 320
LEAST = 48  # px, for the bar and for main buttons

# target-size is in WCAG 2.2 AA, and not among the rules that axe runs unasked.
LIGHT = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# A theme changes colours and nothing else, so in the dark only those are asked about again.
DARK = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
AXE = """options => axe.run(options).then(({ violations }) => violations.map(({ id, nodes }) =>
  `${id}: ${nodes.map(node => node.target).join(", ")} (${nodes[0].failureSummary})`))"""
SIDEWAYS = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= innerWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1;
  });
  const names = wide.slice(0, 5).map(element => element.tagName + "." + element.className);
  return [`${root.scrollWidth} px wide at ${innerWidth}: ${names.join(", ")}`];
}"""
SMALL = """([selector, least]) => [...document.querySelectorAll(selector)].flatMap(element => {
  const { width, height } = element.getBoundingClientRect();
  const seen = element.checkVisibility() && width && height;
  const small = seen && (width < least - 0.5 || height < least - 0.5);
  return small ? [`${element.textContent.trim()}: ${width} x ${height}`] : [];
})"""
STILL = """async () => {
  await document.fonts.ready;
  await Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0)));
  return true;
}"""
# Nothing was drawn for a while, or it never stops: a screen must be in order at any moment.
DRAWN = """() => new Promise(done => {
  const [quiet, enough] = [80, 2000];
  const stop = () => { observer.disconnect(); done(true); };
  let timer = setTimeout(stop, quiet);
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(stop, quiet);
  });
  setTimeout(stop, enough);
  observer.observe(document, { attributes: true, childList: true, subtree: true });
})"""


def drawn(page: Page) -> None:
    """Wait until the screen is as it stays; idle networks take Chromium half a second to see."""
    page.evaluate(DRAWN)


def wrong_with(page: Page) -> list[str]:
    """What axe finds in light and dark, and what sticks out at the narrowest width."""
    found = []
    for scheme, options in (("dark", DARK), ("light", LIGHT)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.evaluate(STILL)
        found += [f"{scheme}: {finding}" for finding in axe(page, options)]
    found += sideways(page)
    return found


def axe(page: Page, options: dict[str, Any]) -> list[str]:
    """Put in by the debugger, which the page's policy does not concern."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(AXE, options))


def sideways(page: Page) -> list[str]:
    """At 320 px nothing scrolls but up and down."""
    usual = page.viewport_size
    assert usual
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    found = list(page.evaluate(SIDEWAYS)) + small(page, "nav.bar a, .btn.main")
    page.set_viewport_size(usual)
    return found


def small(page: Page, selector: str) -> list[str]:
    return [f"too small to hit: {name}" for name in page.evaluate(SMALL, [selector, LEAST])]


@contextmanager
def listening(page: Page, but: str = "nothing") -> Iterator[list[str]]:
    """What the browser complains of, breaches of its policy among it, `but` what we provoke."""
    heard: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and but not in message.text:
            heard.append(message.text)

    def fail(error: Any) -> None:
        heard.append(str(error))

    page.add_init_script(
        "addEventListener('securitypolicyviolation', event =>"
        " console.error('policy', event.effectiveDirective, event.blockedURI, event.sample))"
    )
    page.on("console", note)
    page.on("pageerror", fail)
    yield heard
    page.remove_listener("console", note)
    page.remove_listener("pageerror", fail)
