// A device of the team: whoever walks off is out five minutes later. The server ends the sign-in by
// itself; here what lies on the device goes as well.

import { currentStore } from "./current";
import { forget, recall, remember } from "./device";
import { go } from "./navigation";
import { ask } from "./server";
import { lock } from "./session";
import type { PersonRef } from "./types";

const IDLE = 5 * 60_000;
const STEP = 60_000; // how often use is told
const LOOK = 5_000;

export interface Place {
  team: string;
  people: (PersonRef & { pin: boolean })[];
}

/** Who may come in here; undefined on a device of one's own, "away" when nobody can be asked. */
export async function place(): Promise<Place | "away" | undefined> {
  const answer = await ask<Place | { team: null }>("/api/place", { headers: { "Beleef-Person": "" } });
  if ("offline" in answer) return (await recall("shared")) ? "away" : undefined;
  if (!("ok" in answer)) return undefined;
  if (answer.data.team !== null) return answer.data;
  await forget("shared"); // no longer, or never
  return undefined;
}

/** Whether its person went away before this page was opened. */
export async function wasLeft(): Promise<boolean> {
  const [shared, person] = await Promise.all([recall("shared"), recall("person")]);
  return shared !== undefined && person !== undefined && Date.now() - shared.used_at >= IDLE;
}

/** Lock when no key, finger or wheel was used for five minutes, also when the page slept through them. */
export function lockUnused(): void {
  for (const kind of ["keydown", "pointerdown", "wheel"]) {
    addEventListener(kind, () => void used(), { passive: true });
  }
  setInterval(() => void look(), LOOK);
  document.addEventListener("visibilitychange", () => void look());
}

let told = 0;

async function used(): Promise<void> {
  if (Date.now() - told < STEP || !currentStore() || !(await recall("shared"))) return;
  told = Date.now();
  await remember("shared", { used_at: told });
  await ask("/api/place-use", { method: "PUT" });
}

async function look(): Promise<void> {
  if (!currentStore() || !(await wasLeft())) return;
  go((await lock()) ? "/app/sign-in?kept" : "/app/sign-in", { replace: true });
}
