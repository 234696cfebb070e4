// The board keeps itself fresh, opens a moment without a new page, and sends a reply without losing
// it. Everything here also works without this script, by plain links and a plain form.

import { forgetDraft, handOver, keepDraft, restoreDraft } from "./drafts";
import { swap } from "./fragment";
import { say, seenAt } from "./states";

const EVERY = 10_000;
const PATIENCE = 8_000;

const part = (id: string): HTMLElement => document.getElementById(id)!;
const board = part("board");
let tag = board.dataset.tag ? `W/"${board.dataset.tag}"` : "";
let asking: AbortController | undefined; // a newer question makes the answer to an older one void

/** Ask how the board stands now; `all` also replaces the form. Returns whether it is on screen. */
async function look(url: string, all = false): Promise<boolean> {
  asking?.abort();
  const mine = (asking = new AbortController());
  const signal = AbortSignal.any([mine.signal, AbortSignal.timeout(PATIENCE)]);
  try {
    const headers: HeadersInit = tag ? { "If-None-Match": tag } : {};
    const answer = await fetch(url, { headers, signal, cache: "no-store", redirect: "manual" });
    if (answer.type === "opaqueredirect") return say("signed-out"), false;
    if (answer.status === 404) return say("gone"), false;
    if (answer.status === 304) return fresh();
    if (!answer.ok) return say("away"), false;
    const html = await answer.text();
    if (mine.signal.aborted) return false;
    tag = answer.headers.get("ETag") ?? "";
    show(html, all);
    return fresh();
  } catch {
    if (!mine.signal.aborted) say("away");
    return false;
  }
}

function show(html: string, all: boolean): void {
  keepDraft();
  swap(html, (old, { dataset }) => !all && old.id === "reply" && old.dataset.moment === dataset.moment);
  restoreDraft();
}

function fresh(): true {
  seenAt(new Date());
  say();
  return true;
}

function poll(): void {
  if (document.visibilityState === "visible") void look(part("moment").dataset.poll!);
}

async function open(link: HTMLAnchorElement, byKeyboard: boolean): Promise<void> {
  if (!(await look(link.dataset.open!))) return location.assign(link.href);
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
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.type !== "opaqueredirect") return refused(form);
    forgetDraft();
    form.reset();
    if (await look(part("moment").dataset.poll!, true)) say("sent");
  } catch {
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
seenAt(new Date());
document.querySelector('.item[aria-current]')?.scrollIntoView({ block: "nearest" });
