// The outbox as rows: every change of it is one durable transaction on this page.
// Sending takes time and a person may edit meanwhile, so each outcome is compared with the content
// that was really sent: a newer text is never removed or refused in the place of an older one.

import { type Database, DURABLE } from "./database";
import { learn } from "./learn";
import { backOff } from "./patience";
import { hashOf, idIn, targetOf } from "./receipt";
import type { Body, Id, OutboxItem, Problem, Writing } from "./types";

/** Add a writing; one that still waits for the same path gets the new content in its place. */
export async function enqueue(db: Database, person: Id, writing: Writing): Promise<OutboxItem> {
  const hash = await hashOf(writing.body);
  const fresh: Omit<OutboxItem, "seq"> = {
    ...writing, id: idIn(writing.path), target: targetOf(writing.path), hash, person,
    attempted: [], state: "waiting", tries: 0, next_at: 0, created_at: new Date().toISOString(),
  };
  return db.use(async connection => {
    const tx = connection.transaction("outbox", "readwrite", DURABLE);
    const queued = await tx.store.index("target").getAll(fresh.target);
    const same = queued.find(item => item.path === writing.path && item.method === writing.method);
    const item = same ? withContent(same, writing.body, hash) : fresh;
    const put = tx.store.put(item as OutboxItem); // the database numbers a new one
    tx.commit(); // nothing follows, so it need not wait for us
    const [seq] = await Promise.all([put, tx.done]);
    return { ...item, seq };
  });
}

/** New content for an item that waits or was refused; `replaces` is what its writer saw on the server. */
export async function replaceBody(db: Database, seq: number, body: Body, replaces?: string): Promise<void> {
  const hash = await hashOf(body);
  await db.use(async connection => {
    const tx = connection.transaction(["outbox", "moments"], "readwrite", DURABLE);
    const item = await tx.objectStore("outbox").get(seq);
    if (item) {
      const mended = withContent(item, body, hash);
      // Its writer has now seen what the server holds, so that is what this content replaces.
      const sent = item.state === "refused" && item.noun === "moment" && (await tx.objectStore("moments").get(item.id));
      const seen = sent ? sent.hash : item.state === "refused" && replaces;
      if (seen) mended.if_match = seen;
      await tx.objectStore("outbox").put(mended);
    }
    await tx.done;
  });
}

/**
 * Give an item up, and with a moment what was hung on it here. One that was tried may stand on the
 * server though no answer came, so a moment, comment, reflection or proposal is then withdrawn there as well.
 */
export async function discard(db: Database, seq: number): Promise<void> {
  const nothing = await hashOf({});
  await db.use(async connection => {
    const tx = connection.transaction("outbox", "readwrite", DURABLE);
    const item = await tx.store.get(seq);
    if (item && createsTarget(item)) {
      for (const key of await tx.store.index("target").getAllKeys(item.target)) await tx.store.delete(key);
    }
    await tx.store.delete(seq);
    if (item && mayHaveArrived(item)) {
      await tx.store.put({ ...withContent(item, {}, nothing), method: "DELETE" });
    }
    await tx.done;
  });
}

/** Take items to send: counted and backed off first, so that a crash half way is a try like any other. */
export async function claim(db: Database, seqs: number[], now: number): Promise<OutboxItem[]> {
  return changeEach(db, seqs, item => {
    if (item.state === "refused") return undefined;
    const tries = item.tries + 1;
    return { ...item, tries, next_at: now + backOff(tries) };
  });
}

/** The receipt came: remove what was sent and take over what the server made of it. */
export async function settle(db: Database, sent: OutboxItem, data: Record<string, unknown>): Promise<void> {
  await db.use(async connection => {
    const tx = connection.transaction(["outbox", "moments", "norms", "meta"], "readwrite", DURABLE);
    const outbox = tx.objectStore("outbox");
    const item = await outbox.get(sent.seq);
    if (item?.hash === sent.hash) await outbox.delete(sent.seq);
    else if (item) await outbox.put({ ...item, attempted: [], if_match: sent.hash });
    await learn(tx, sent, data);
    await tx.done;
  });
}

/** The server said no: show it to its writer, unless an earlier content of ours is what stands there. */
export async function refuse(db: Database, sent: OutboxItem, problem: Problem): Promise<void> {
  await changeEach(db, [sent.seq], item => {
    if (item.hash !== sent.hash) return undefined;
    const collides = problem.code === "other_content" || problem.code === "stale";
    const attempted = [...item.attempted];
    const earlier = collides ? attempted.pop() : undefined;
    if (earlier) return { ...item, attempted, if_match: earlier, next_at: 0 };
    return { ...item, state: "refused", problem };
  });
}

/** The server asked for patience. */
export async function hold(db: Database, sent: OutboxItem[], until: number): Promise<void> {
  await changeEach(db, sent.map(item => item.seq), item => ({
    ...item, next_at: Math.max(item.next_at, until), hold_until: until,
  }));
}

/** Try these again at once; only what the server asked us to hold stays held. */
export async function hasten(db: Database, seqs: number[], now: number): Promise<void> {
  await changeEach(db, seqs, item => ({ ...item, next_at: Math.max(item.hold_until ?? 0, now) }));
}

/** Whether an item makes the object that the others of its target hang on. */
export function createsTarget(item: OutboxItem): boolean {
  return item.method === "PUT" && !item.if_match && item.path === `/api/${item.target}`;
}

/** Whether the server may hold this new moment, comment, reflection or proposal without our knowing. */
function mayHaveArrived(item: OutboxItem): boolean {
  const creates = item.method === "PUT" && !item.if_match && ["moment", "comment", "reflection", "proposal"].includes(item.noun);
  return creates && item.state === "waiting" && item.tries + item.attempted.length > 0;
}

function withContent(item: OutboxItem, body: Body, hash: string): OutboxItem {
  const { problem: _gone, ...rest } = item;
  if (hash === item.hash) return { ...rest, state: "waiting" };
  const attempted = item.tries ? [...item.attempted, item.hash] : item.attempted;
  return { ...rest, body, hash, attempted, state: "waiting", tries: 0, next_at: 0 };
}

/** Change items in one transaction; those that are gone or need no change are left out. */
function changeEach(
  db: Database, seqs: number[], change: (item: OutboxItem) => OutboxItem | undefined,
): Promise<OutboxItem[]> {
  return db.use(async connection => {
    const tx = connection.transaction("outbox", "readwrite", DURABLE);
    const changed: OutboxItem[] = [];
    for (const seq of seqs) {
      const item = await tx.store.get(seq);
      const next = item && change(item);
      if (!next) continue;
      await tx.store.put(next);
      changed.push(next);
    }
    await tx.done;
    return changed;
  });
}
