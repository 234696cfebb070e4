// Moving between places below /app/ without leaving the page, and coming back to where one was.

import { ROUTES, type Route } from "./route";

export interface Place {
  route: Route;
  id: string | undefined;
  query: URLSearchParams;
  key: string; // a fresh one per path, so that a screen never keeps the state of another
}

let listener = (): void => undefined;

export function here(): Place {
  const { pathname, search } = location;
  for (const route of ROUTES) {
    const match = route.path.exec(pathname);
    if (match) return { route, id: match[1], query: new URLSearchParams(search), key: pathname };
  }
  history.replaceState(null, "", "/app/");
  return here();
}

/** Go somewhere below /app/. */
export function go(path: string, { replace = false } = {}): void {
  const url = new URL(path, location.origin);
  if (url.origin !== location.origin || !url.pathname.startsWith("/app/")) return;
  history[replace ? "replaceState" : "pushState"]({ inside: true }, "", url);
  listener();
  scrollTo(0, 0);
}

/** Back to where one was in the app; a page opened from outside has no such place, so to `fallback`. */
export function back(fallback: string): void {
  if (history.state?.inside) history.back();
  else go(fallback, { replace: true });
}

/** Follow links and the back button from now on. */
export function follow(moved: () => void): void {
  listener = moved;
  addEventListener("popstate", moved);
  document.addEventListener("click", event => {
    const link = (event.target as Element).closest?.("a");
    if (!link || event.defaultPrevented || !isPlain(event) || link.target || link.hasAttribute("download")) return;
    if (link.origin !== location.origin || !link.pathname.startsWith("/app/")) return;
    event.preventDefault();
    turn(link);
    afterPaint(() => go(link.href));
  });
}

/** The bar answers the tap at once; Preact then finds it as it wants it. */
function turn(link: Element): void {
  const bar = link.closest("nav.bar");
  bar?.querySelector("[aria-current]")?.removeAttribute("aria-current");
  if (bar) link.setAttribute("aria-current", "page");
}

/** Once the browser painted, so that no work of ours stands between a tap and its answer. */
function afterPaint(work: () => void): void {
  if (document.hidden) return work(); // there is no paint to wait for
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = work;
    port2.postMessage(null);
  });
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
