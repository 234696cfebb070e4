// What a receipt teaches: the delivered thing goes from the outbox into what we know, in one
// transaction, so that it never blinks away between being sent and the next pull.

import type { IDBPTransaction, StoreNames } from "idb";
import type { Schema } from "./database";
import type { Me, Moment, Norm, OutboxItem, PersonRef, ReactionKind } from "./types";

type Tx = IDBPTransaction<Schema, StoreNames<Schema>[], "readwrite">;

export async function learn(tx: Tx, sent: OutboxItem, data: Record<string, unknown>): Promise<void> {
  const me = (await tx.objectStore("meta").get("me")) as Me | undefined;
  const on = sent.noun === "reflection" && (sent.body.on as string | undefined); // an older one may be changed or deleted
  if (on && me && on > (me.reflected_on ?? "")) await tx.objectStore("meta").put({ ...me, reflected_on: on }, "me");
  if (data.norm) await tx.objectStore("norms").put(data.norm as Norm);
  else if (data.norm === null) await tx.objectStore("norms").delete(sent.target.slice("norms/".length)); // not ours to read any more
  if (!sent.target.startsWith("moments/")) return;
  const moments = tx.objectStore("moments");
  const id = sent.target.slice("moments/".length);
  if (sent.noun === "moment") {
    if (sent.method === "DELETE") await moments.delete(id);
    else if (typeof data.text === "string") await moments.put(data as unknown as Moment);
    return;
  }
  const moment = await moments.get(id);
  if (moment && me) await moments.put(withSent(moment, sent, { id: me.id, name: me.name }));
}

function withSent(moment: Moment, sent: OutboxItem, me: PersonRef): Moment {
  if (sent.noun === "reaction") {
    return withReaction(moment, sent.path.split("/").at(-1) as ReactionKind, sent.body.on === true, me);
  }
  const others = moment.comments.filter(comment => comment.id !== sent.id);
  if (sent.method === "DELETE") return { ...moment, comments: others };
  const comment = { id: sent.id, author: me, text: String(sent.body.text), created_at: sent.created_at };
  return { ...moment, comments: [...others, comment] };
}

export function withReaction<T extends Pick<Moment, "reactions">>(
  moment: T, kind: ReactionKind, on: boolean, me: PersonRef,
): T {
  const others = moment.reactions[kind].filter(person => person.id !== me.id);
  return { ...moment, reactions: { ...moment.reactions, [kind]: on ? [...others, me] : others } };
}
