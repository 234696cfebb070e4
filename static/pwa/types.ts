// The words of the phone: what travels (wire.ts), what waits in the outbox, and what screens see.

import type { Comment, Id, Instant, Moment, Problem } from "./wire";

export type * from "./norm-wire";
export type * from "./wire";

export type Noun =
  | "moment" | "reaction" | "comment" | "feedback" | "thanks" | "reflection"
  | "proposal" | "withdrawal" | "agreement" | "answer" | "fit";
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Body = { [name: string]: Json };

/** One thing to deliver. Build it with writing.ts, hand it to outbox.save. */
export interface Writing {
  noun: Noun;
  method: "PUT" | "DELETE";
  path: string;
  body: Body;
  if_match?: string;
}

/** A writing that this device has accepted and not yet delivered. */
export interface OutboxItem extends Writing {
  seq: number; // order of writing on this device, and the key in the database
  id: Id; // of the thing written: the last id in the path, which the receipt must echo
  target: string; // the object whose order counts, such as "moments/<id>"
  hash: string; // of the body; the receipt must echo it
  attempted: string[]; // hashes of earlier contents that may have reached the server
  person: Id; // who wrote it; it never travels under another name
  state: "waiting" | "refused";
  problem?: Problem; // why it was refused
  tries: number;
  next_at: number; // epoch ms; not sent again before
  hold_until?: number; // epoch ms; the server asked for this much patience
  created_at: Instant;
}

export type SendState = "sent" | "waiting" | "refused";

export interface CommentView extends Comment {
  state: SendState;
  problem?: Problem;
}

/** A moment as a screen shows it: what the server sent, with what still waits here laid over it. */
export interface MomentView extends Omit<Moment, "comments"> {
  own: boolean;
  state: SendState;
  problem?: Problem; // set when state is "refused"
  waiting_since?: Instant; // set when state is not "sent"
  seq?: number; // of the outbox item: for outbox.mend and outbox.remove
  comments: CommentView[];
}

/** What an open session is worth: "expired" asks to sign in, "revoked" locks the app. */
export type SessionState = "open" | "expired" | "revoked";
