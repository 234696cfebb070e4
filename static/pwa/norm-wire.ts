// Norms as they travel: what is in force, what lies with the members, and what they say of it.

import type { CustomerVoice, Id, Instant, LocalDate, PersonRef, Team } from "./wire";

export type NormSymbol = "loop" | "zien" | "vraag" | "af" | "eerlijk" | "bel" | "regen" | "kop";

export interface NormWords {
  symbol: NormSymbol;
  hue: 1 | 2 | 3 | 4 | 5;
  title: string;
  summary: string;
  frame: string;
  room: string;
  say: string[];
  rather_not: string[];
  why: string;
}

export interface NormVersion extends NormWords {
  number: number;
  review_on: LocalDate | null;
  published_at: Instant | null; // when it came in force
  moment: Id | null; // the one it came out of
}

/** A norm; its words are those in force or, while nothing holds yet (`state`), those proposed. */
export interface Norm extends NormVersion {
  id: Id;
  team: Team | null; // null: of the whole organisation
  state: "in_force" | "proposed" | "withdrawn";
  agreement: Agreement | null; // about these words; null: nobody is asked about them
  next: (NormVersion & { agreement: Agreement }) | null; // with the members, beside what is in force
  withdrawn: Withdrawn | null; // the last proposal, when it was withdrawn
  room_taken: boolean; // three moments took the room, and nobody proposed other words
  quiet_since: LocalDate | null; // no moment lived it for thirty days
  review?: Review | null; // it comes back to the team; not in what an older build kept
  above?: Above | null; // the organisation's norm that the team made its own
  values?: { id: Id; name: string }[]; // what it is rooted in; not in what an older build kept
  voices?: CustomerVoice[]; // the three latest
}

/** What happened in moments since a norm came in force, for when it is looked at again. */
export interface Review {
  on: LocalDate;
  lived: number;
  took_room: number;
}

/** `seen`: what the team looked at last, when the norm says something else now (`number`). */
export interface Above {
  id: Id;
  number: number;
  title: string;
  seen: NormVersion | null;
}

export type Stance = "agree" | "can_live" | "discuss";

interface Proposed {
  id: Id; // of the version: in the path of its withdrawal
  version: number;
  proposed_at: Instant;
  proposed_by: PersonRef | null;
}

/** Where a version stands; it lies with the members while `settled` is null. */
export interface Agreement extends Proposed {
  settled: "agreed" | "deadline" | null;
  deadline: Instant; // the first instant that is too late: a local midnight
  open: number; // how many took no stance
  elsewhere: number; // stances in teams of the organisation that the reader is not in
  stances: { person: PersonRef; stance: Stance }[];
  points: Point[];
}

export interface Point {
  id: Id;
  person: PersonRef;
  text: string;
  raised_at: Instant;
  answer: string;
  answered_at: Instant | null; // null: it still stands
}

export interface Withdrawn extends Proposed {
  title: string;
  withdrawn_at: Instant;
  answer: string;
}

/** A version in the history of a norm (GET /api/norms/<id>/versions), newest first. */
export interface PastVersion extends NormVersion, Omit<Proposed, "version"> {
  settled: "agreed" | "deadline" | "published" | "withdrawn" | "replaced" | null;
  asked: number | null; // when time was up: of so many members
  chose: number | null; // so many had chosen
  withdrawn_at: Instant | null;
  answer: string;
  points: Point[];
}

// What a person writes: the bodies of the PUTs.

/** `base`: the number in force that these words change; `replaces`: that of the open version whose place they take. */
export interface ProposalBody extends NormWords {
  team: Id;
  base: number | null;
  replaces: number | null;
  moment: Id | null;
  above?: { id: Id; number: number } | null; // the organisation's norm that these are own words for
}

/** "discuss" brings its point, with an id made once; the others bring none. */
export interface AgreementBody {
  version: number;
  stance: Stance;
  point: { id: Id; text: string } | null;
}
