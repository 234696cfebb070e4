// When the phone talks to the server. No single event is enough: after a suspension iOS fires no
// "online", since the network never changed, and only Chromium has Background Sync.

import { currentStore, onOtherHands } from "./current";
import { recall } from "./device";
import { doubt } from "./identity";
import { flush, sendBy } from "./outbox";
import { checkSubscription } from "./push";
import { exchangeAll } from "./sync";

const RHYTHM = 30_000;

let running: Promise<void> | undefined;
let soon: ReturnType<typeof setTimeout> | undefined;

export function keepInTouch(openWanted: () => void): void {
  const visible = (): boolean => document.visibilityState === "visible";
  addEventListener("pageshow", () => void touch());
  addEventListener("focus", () => void touch());
  addEventListener("online", () => void touch(true));
  setInterval(() => visible() && void touch(), RHYTHM);
  document.addEventListener("visibilitychange", () => {
    if (!visible()) return currentStore()?.db.close(); // WebKit severs it in the background
    doubt(); // somebody may have signed in elsewhere meanwhile
    void inOwnHands().then(() => touch());
    openWanted();
  });
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data === "wanted") openWanted();
    if (data === "subscription") void checkSubscription();
    void touch();
  });
  onOtherHands(() => location.reload());
  sendBy(() => flush().then(comeBack));
  void touch(true);
}

/** Deliver and pull now, unless that is just happening. */
export async function touch(hurry = false): Promise<void> {
  const store = currentStore();
  if (!store || (running && !hurry)) return running;
  running = exchangeAll(store, hurry).finally(() => (running = undefined));
  await running;
  await comeBack();
}

/** Try again as soon as the first of what waits is due. */
async function comeBack(): Promise<void> {
  clearTimeout(soon);
  const waiting = (await currentStore()?.waiting()) ?? [];
  const later = waiting.map(item => item.next_at - Date.now()).filter(wait => wait > 0);
  const next = Math.min(...later); // what is due and still here waits for something else, such as signing in
  if (next < RHYTHM) soon = setTimeout(() => void touch(), next);
}

/** A page that slept through a change of person, without hearing the broadcast, starts again. */
async function inOwnHands(): Promise<void> {
  const person = await recall("person");
  if (person?.id !== currentStore()?.person) location.reload();
}
