// Who waits at the door comes into view by itself, and a card prints from a button. Everything else
// here are plain links and forms.

import { swap } from "../lead/fragment";

const EVERY = 3_000;
const PATIENCE = 8_000;

const door = document.getElementById("door");
let tag = "";

async function look(): Promise<void> {
  if (document.visibilityState !== "visible") return;
  try {
    const headers = { "Beleef-Fragment": "poll", ...(tag && { "If-None-Match": tag }) };
    const answer = await fetch(door!.dataset.poll!, { headers, cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 401) return location.reload(); // to sign in, and back here
    if (!answer.ok) return;
    tag = answer.headers.get("ETag") ?? "";
    swap(await answer.text(), () => false);
  } catch {
    // the next look is near
  }
}

if (door) {
  setInterval(() => void look(), EVERY);
  document.addEventListener("visibilitychange", () => void look());
}

const print = document.querySelector<HTMLButtonElement>("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
