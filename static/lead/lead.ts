// The board keeps itself fresh, opens a moment without a new page, and sends a reply without losing
// it. Everything here also works without this script, by plain links and a plain form.

import { forgetDraft, handOver, keepDraft, restoreDraft } from "./drafts";
import { swap } from "./fragment";
import { askAgain, watchUse } from "../screen";
import { type State, say, seenAt } from "./states";

const EVERY = 10_000;
const PATIENCE = 8_000;

const part = (id: string): HTMLElement => document.getElementById(id)!;
const board = part("board");
let tag = board.dataset.tag ? `W/"${board.dataset.tag}"` : "";
let asking: AbortController | undefined; // opening and sending void the answer to an older question
let unsent = false; // words in the box that a dead network kept here

/** Ask how the board stands now; `all` also replaces the form. Returns whether it is on screen. */
async function look(url: string, { all = false, fragment = "open" } = {}): Promise<boolean> {
  asking?.abort();
  const mine = (asking = new AbortController());
  const signal = AbortSignal.any([mine.signal, AbortSignal.timeout(PATIENCE)]);
  try {
    const headers = { "Beleef-Fragment": fragment, ...(tag && { "If-None-Match": tag }) };
    const answer = await fetch(url, { headers, signal, cache: "no-store", redirect: "manual" });
    if (answer.status === 401) {
      await askAgain(answer);
      return await look(url, { all });
    }
    if (answer.status === 404) return tell("gone");
    if (answer.status === 304) return fresh();
    if (!answer.ok) return tell("away");
    const html = await answer.text();
    if (mine.signal.aborted) return false;
    tag = answer.headers.get("ETag") ?? "";
    show(html, all);
    return fresh();
  } catch {
    return mine.signal.aborted ? false : tell("away");
  } finally {
    if (asking === mine) asking = undefined;
  }
}

function tell(state: State): false {
  say(state, ...(unsent ? ["unsent" as const] : []));
  return false;
}

function show(html: string, all: boolean): void {
  keepDraft();
  swap(html, (old, { dataset }) => !all && old.id === "reply" && old.dataset.moment === dataset.moment);
  restoreDraft();
}

function fresh(): true {
  seenAt(new Date());
  say(...(unsent ? ["unsent" as const] : []));
  return true;
}

function poll(): void {
  if (document.visibilityState === "visible" && !asking) void look(part("moment").dataset.poll!, { fragment: "poll" });
}

async function open(link: HTMLAnchorElement, byKeyboard: boolean): Promise<void> {
  if (!(await look(link.dataset.open!))) return location.assign(link.href);
  unsent = false; // its words wait with their own moment
  history.pushState(null, "", link.href);
  document.title = part("moment").dataset.title!;
  board.classList.add("at-moment");
  part("main").scrollTop = 0;
  if (byKeyboard) part("main").focus();
}

async function send(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const button = form.querySelector("button")!;
  button.disabled = true;
  try {
    const headers = { "Beleef-Fragment": "send" };
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(form.action, { method: "POST", body, headers, redirect: "manual", signal });
    if (answer.status === 401) {
      await askAgain(answer);
      return await send(form);
    }
    if (answer.type !== "opaqueredirect") return refused(form);
    unsent = false;
    forgetDraft();
    form.reset();
    if (await look(part("moment").dataset.poll!, { all: true })) say("sent");
  } catch {
    unsent = true;
    keepDraft();
    say("unsent");
  } finally {
    button.disabled = false;
  }
}

/** A refusal has a page of its own, with the words kept: the browser sends the form and shows it. */
function refused(form: HTMLFormElement): void {
  handOver();
  form.submit();
}

document.addEventListener("click", event => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-open]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void open(link, event.detail === 0);
});
document.addEventListener("submit", event => {
  const form = (event.target as Element).closest<HTMLFormElement>("form.reply");
  if (!form) return;
  event.preventDefault();
  void send(form);
});
addEventListener("popstate", () => location.reload());
addEventListener("online", poll);
document.addEventListener("visibilitychange", poll);
setInterval(poll, EVERY);
watchUse();
seenAt(new Date());
document.querySelector('.item[aria-current]')?.scrollIntoView({ block: "nearest" });
