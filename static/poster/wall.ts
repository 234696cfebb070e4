// The screen looks for news by itself. Without network it goes on showing what it has. Nobody scrolls
// a wall, so what does not fit comes by in turns, until somebody does.

const EVERY = 60_000;
const PATIENCE = 10_000;
const TURN = 20_000;
const LET_BE = 60_000; // after somebody touched it
const EDGE = 24; // px above what comes next

setInterval(async () => {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
  // A server that is away for a moment answers 5xx; that is no reason to lose the page.
  if (answer && answer.status < 500) location.reload();
}, EVERY);

let used = -LET_BE;
for (const kind of ["pointerdown", "wheel", "keydown"]) {
  addEventListener(kind, () => (used = performance.now()), { passive: true });
}
setInterval(() => {
  if (performance.now() - used >= LET_BE) turn();
}, TURN);

/** On to the first that does not stand on the screen whole; after the last one from the start. */
function turn(): void {
  const end = document.documentElement.scrollHeight - innerHeight;
  const cut = [...document.querySelectorAll(".wall > li")].find(item => item.getBoundingClientRect().bottom > innerHeight);
  const next = cut?.matches(".said li:first-child") ? cut.closest(".said") : cut;
  const step = (next?.getBoundingClientRect().top ?? 0) - EDGE;
  const top = !next || scrollY >= end - 1 ? 0 : scrollY + (step >= 1 ? step : innerHeight - EDGE); // or it is taller than the screen
  scrollTo({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
