// Norms on the tablet keep themselves fresh, and a page for the meeting prints from a button. What is
// being typed stays: a part that holds it is not replaced. All of it also works without this script.

import { swap } from "./fragment";
import { askAgain, sendWhileOpen, watchUse } from "../screen";
import { say, seenAt } from "./states";

const EVERY = 10_000;
const PATIENCE = 8_000;

const norms = document.getElementById("norms");
const fields = (within: ParentNode): HTMLTextAreaElement[] => [...within.querySelectorAll<HTMLTextAreaElement>("textarea:not([readonly])")];
const written = (within: ParentNode): boolean => fields(within).some(field => field.value.trim() !== "");

let tag = "";
let asking = false;
let sending = false;

/** A part that somebody is busy with stays as it is. */
const busy = (part: HTMLElement): boolean =>
  written(part) || part.querySelector("details[open]") !== null || part.contains(document.activeElement?.closest("form") ?? null);

async function look(path: string): Promise<void> {
  const headers = { "Beleef-Fragment": "poll", ...(tag && { "If-None-Match": tag }) };
  const answer = await fetch(path, { headers, cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status === 401) {
    await askAgain(answer);
    return look(path);
  }
  if (answer.status === 404) return say("gone");
  if (answer.status !== 304) {
    if (!answer.ok) return say("away");
    swap(await answer.text(), busy);
    // What a busy part kept is not the newest: ask for it again.
    tag = [...document.querySelectorAll<HTMLElement>("[data-part]")].some(busy) ? "" : (answer.headers.get("ETag") ?? "");
  }
  seenAt(new Date());
  say();
}

async function poll(): Promise<void> {
  if (asking || document.visibilityState !== "visible") return;
  asking = true;
  try {
    await look(norms!.dataset.poll!);
  } catch {
    say("away");
  } finally {
    asking = false;
  }
}

if (norms) {
  setInterval(() => void poll(), EVERY);
  document.addEventListener("visibilitychange", () => void poll());
  addEventListener("online", () => void poll());
  addEventListener("pageshow", () => (sending = false));
  document.addEventListener("submit", () => (sending = true));
  addEventListener("beforeunload", event => {
    if (!sending && written(document)) event.preventDefault();
  });
  sendWhileOpen();
  watchUse();
  seenAt(new Date());
  norms.querySelector(".item[aria-current]")?.scrollIntoView({ block: "nearest" });
}

const print = document.querySelector<HTMLButtonElement>("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
