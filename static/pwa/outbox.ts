// What screens do with the outbox: save, mend, give up, and ask to send now.

import { announce } from "./changes";
import { deliver, inTurn } from "./courier";
import { currentStore } from "./current";
import { discard, enqueue, replaceBody } from "./queue";
import type { Store } from "./store";
import type { Body, Json, OutboxItem, Writing } from "./types";

/** This device could not keep it. The text is still in the form, and must stay there. */
export class NotStored extends Error {
  override name = "NotStored";

  constructor(readonly reason: "full" | "failed" | "signed-out", cause?: unknown) {
    super(reason, { cause });
  }
}

/** Resolves only when the writing is on the medium (I-1); then, and only then, say that it is saved. */
export async function save(writing: Writing): Promise<OutboxItem> {
  const item = await stored(store => enqueue(store.db, store.person, writing));
  sendSoon();
  return item;
}

/** New content for an item that waits or was refused. */
export async function mend(seq: number, body: Body, replaces?: string): Promise<void> {
  await stored(store => replaceBody(store.db, seq, body, replaces));
  sendSoon();
}

/** Give an item up; a moment or comment that may have arrived unseen is withdrawn there too. */
export async function remove(seq: number): Promise<void> {
  await stored(store => discard(store.db, seq));
  sendSoon();
}

/** Send what is due; `hurry` when a person asks, to skip the back-off. */
export async function flush({ hurry = false } = {}): Promise<void> {
  const store = currentStore();
  if (store) await inTurn(() => deliver(store, hurry));
}

let send: () => Promise<void> = flush;

/** What follows a saved item: a page that stays also plans when to try again. */
export function sendBy(way: () => Promise<void>): void {
  send = way;
}

/** For "save as text": everything a person typed, in words they can keep. */
export function asText(items: OutboxItem[]): string {
  return items
    .map(({ created_at, body }) => [created_at, ...TYPED.flatMap(field => linesOf(body[field])).filter(Boolean)].join("\n"))
    .join("\n\n");
}

const TYPED = [
  "text", "answer", "behaviour", "feeling", "effect", "wish", "point",
  "title", "summary", "frame", "room", "say", "rather_not", "why",
];

/** A text, the lines of a list, or the text of a point. */
function linesOf(value: Json | undefined): Json[] {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value ? [value.text ?? null] : [value ?? null];
}

async function stored<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = currentStore();
  if (!store) throw new NotStored("signed-out");
  try {
    return await work(store);
  } catch (cause) {
    throw new NotStored((cause as Error).name === "QuotaExceededError" ? "full" : "failed", cause);
  } finally {
    announce("outbox");
  }
}

/** After the paint that says "saved"; and by Background Sync when the app closes first (Chromium only). */
function sendSoon(): void {
  setTimeout(() => void send());
  void navigator.serviceWorker?.ready
    .then(registration => (registration as SyncingRegistration).sync?.register("outbox"))
    .catch(() => undefined); // a bonus: every other trigger still holds
}

interface SyncingRegistration extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}
