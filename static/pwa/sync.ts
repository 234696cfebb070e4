// Pull: what changed on the server since our cursor, taken over in one transaction (I-18).

import { announce } from "./changes";
import { deliver, inTurn } from "./courier";
import type { Schema } from "./database";
import { isTheirs } from "./identity";
import { ask } from "./server";
import type { Store } from "./store";
import type { Id, Instant, Me, Moment, Norm, Organisation, OwnTeam, Person, Question } from "./types";

const VERSION = 1;
const KEPT_FOR = 14 * 86_400_000; // moments on a device, counted by the server's clock

interface Pulled {
  schema: number;
  cursor: number;
  full: boolean;
  now: Instant;
  changes: {
    me?: Me;
    organisation?: Organisation;
    teams?: OwnTeam[];
    people?: Person[];
    norms?: Norm[];
    questions?: Question[];
    moments?: Moment[];
  };
  gone: { people?: Id[]; norms?: Id[]; moments?: Id[] };
}

const NOUNS = ["teams", "people", "norms", "questions", "moments"] as const;

/** Deliver, then pull, in turn: what we just sent is in what we get. */
export function exchangeAll(store: Store, hurry = false): Promise<void> {
  return inTurn(async () => {
    if (!(await isTheirs(store))) return;
    await deliver(store, hurry);
    await pull(store);
  });
}

async function pull(store: Store): Promise<void> {
  if (!(await isTheirs(store))) return; // delivering may have shown that the session is over
  const cursor = (await store.meta("cursor")) ?? 0;
  const answer = await ask<Pulled>(`/api/sync?cursor=${cursor}`);
  if (!("ok" in answer) || answer.data.schema !== VERSION) return;
  await apply(store, answer.data);
}

export async function apply(store: Store, pulled: Pulled): Promise<void> {
  const now = Date.parse(pulled.now);
  const day = pulled.now.slice(0, 10);
  const sweep = (await store.meta("swept_on")) !== day;
  const fresh = pulled.full || Object.keys(pulled.changes).length > 0 || Object.values(pulled.gone).some(ids => ids.length);
  await store.setClock(now);
  if (!fresh && !sweep && pulled.cursor === (await store.meta("cursor"))) return;

  await store.db.use(async db => {
    const tx = db.transaction([...NOUNS, "meta"] as const, "readwrite");
    const { me, organisation, ...lists } = pulled.changes;
    const meta = tx.objectStore("meta");
    if (me) void meta.put(me, "me");
    if (organisation) void meta.put(organisation, "organisation");
    for (const noun of NOUNS) {
      const records = tx.objectStore(noun);
      if (pulled.full) void records.clear();
      for (const record of lists[noun] ?? []) void records.put(record as Schema[typeof noun]["value"]);
      for (const id of (pulled.gone as Record<string, Id[] | undefined>)[noun] ?? []) void records.delete(id);
    }
    if (sweep || pulled.full) {
      for (const moment of await tx.objectStore("moments").getAll()) {
        if (Date.parse(moment.received_at) < now - KEPT_FOR) void tx.objectStore("moments").delete(moment.id);
      }
      void meta.put(day, "swept_on");
    }
    void meta.put(pulled.cursor, "cursor");
    await tx.done;
  });
  announce();
}
