// Carries the outbox to the server: one drain at a time over all tabs and the worker, in order per
// object, and never held up by one item that will not go (I-3, I-5 to I-11).

import { announce } from "./changes";
import { doubt, isTheirs } from "./identity";
import { judge } from "./judge";
import { isDue } from "./patience";
import { claim, createsTarget, hasten, hold, refuse, settle } from "./queue";
import { type Reply, exchange } from "./server";
import type { Store } from "./store";
import type { OutboxItem } from "./types";

const ALONE = 3; // up to so many travel one by one
const MOST = 50; // the most that POST /api/outbox takes

/** Whose last batch did not come through: one by one then, so that one bad item shows itself. */
const oneByOne = new WeakSet<Store>();

/** Work that may not overlap with a drain, in this tab or another. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request("beleef-courier", work) as Promise<T>;
}

/** Send what is due. Call it in turn. `hurry` skips the back-off, since a person or a new connection asks. */
export async function deliver(store: Store, hurry = false): Promise<void> {
  if (hurry) await hasten(store.db, (await store.waiting()).map(item => item.seq), Date.now());
  for (;;) {
    const ready = heads(await store.waiting(), Date.now());
    if (ready.length === 0 || !(await isTheirs(store))) return;
    const lot = ready.slice(0, ready.length > ALONE && !oneByOne.has(store) ? MOST : 1);
    const items = await claim(store.db, lot.map(item => item.seq), Date.now());
    const goOn = items.length > 1 ? await sendTogether(store, items) : await sendAlone(store, items);
    announce();
    if (!goOn) return;
  }
}

/** The first of each object's items, when due: what comes after it waits for it. Whoever waits longest goes first. */
export function heads(items: OutboxItem[], now: number): OutboxItem[] {
  const taken = new Set<string>();
  const due = items.filter(item => {
    if (taken.has(item.target)) return false;
    if (item.state === "waiting" || createsTarget(item)) taken.add(item.target);
    return item.state === "waiting" && isDue(item.next_at, now);
  });
  return due.sort((one, other) => one.next_at - other.next_at);
}

async function sendAlone(store: Store, items: OutboxItem[]): Promise<boolean> {
  for (const item of items) {
    const { method, path, body, if_match } = item;
    const reply = await exchange(path, {
      method,
      ...(method === "PUT" && { body }),
      ...(if_match && { headers: { "If-Match": `"${if_match}"` } }),
    });
    if (!(await take(store, item, reply))) return false;
    if (reply.status === 200 || reply.status === 201) oneByOne.delete(store);
  }
  return true;
}

async function sendTogether(store: Store, items: OutboxItem[]): Promise<boolean> {
  const parcels = items.map(({ method, path, body, if_match }) => ({ method, path, body, if_match }));
  const reply = await exchange("/api/outbox", { method: "POST", body: { items: parcels } });
  const results = resultsIn(reply, items.length);
  if (!results) return takeUnopened(store, items, reply);
  let goOn = true;
  for (const [place, { status, body }] of results.entries()) {
    const wait = (body as { retry_after?: number }).retry_after; // an item of a batch has no headers
    const own = { status, json: body, ...(wait && { retry_after: wait * 1000 }) };
    goOn = (await take(store, items[place]!, own)) && goOn;
  }
  return goOn;
}

function resultsIn({ status, json }: Reply, count: number): { status: number; body: unknown }[] | undefined {
  const results = status === 200 && (json as { results?: unknown } | null | undefined)?.results;
  return Array.isArray(results) && results.length === count ? results : undefined;
}

/** The batch was answered as a whole: about the session, about the line, or because one item spoils it. */
async function takeUnopened(store: Store, items: OutboxItem[], reply: Reply): Promise<boolean> {
  const verdict = judge(items[0]!, reply).is;
  oneByOne.add(store);
  const spoiled = verdict === "refused" || reply.status === 500;
  if (verdict === "kept" && !spoiled) return keep(store, items, reply);
  await hasten(store.db, items.map(item => item.seq), Date.now());
  if (!spoiled) await turnAway(store, verdict);
  return spoiled;
}

/** Do what one answer asks for; false when the run should end here. */
async function take(store: Store, item: OutboxItem, reply: Reply): Promise<boolean> {
  const verdict = judge(item, reply);
  switch (verdict.is) {
    case "delivered":
      await settle(store.db, item, verdict.data);
      return true;
    case "refused":
      await refuse(store.db, item, verdict.problem);
      return true;
    case "kept":
      return keep(store, [item], reply);
    default:
      await hasten(store.db, [item.seq], Date.now());
      await turnAway(store, verdict.is);
      return false;
  }
}

/** Kept and backed off already; without any answer the others would fare no better now. */
async function keep(store: Store, items: OutboxItem[], { status, retry_after }: Reply): Promise<boolean> {
  if (retry_after) await hold(store.db, items, Date.now() + retry_after);
  return status !== 0 && items.length === 1;
}

async function turnAway(store: Store, verdict: string): Promise<void> {
  doubt();
  if (verdict === "expired" || verdict === "revoked") await store.setSession(verdict);
}
