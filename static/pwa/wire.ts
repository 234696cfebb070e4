// What travels between the phone and the server, in the server's own spelling, so that nothing is
// translated on the way. marshmallow is the contract; these are its words.

export type Id = string; // a UUIDv7, lower case
export type Instant = string; // ISO 8601 in UTC
export type LocalDate = string; // 2026-11-22, in the organisation's time zone
export type Locale = "nl" | "en";
export type Visibility = "private" | "team" | "organisation";
export type Scope = "mine" | "team" | "organisation";
export type ReactionKind = "heart" | "applause" | "me_too";
export type FeedbackKind = "compliment" | "tip";

export interface PersonRef {
  id: Id;
  name: string;
}

export interface Person extends PersonRef {
  teams: Id[];
}

export interface Team {
  id: Id;
  name: string;
}

/** A team that the reader is in; not in what an older build kept: what greets it. */
export interface OwnTeam extends Team {
  compliment?: Greeting | null;
}

/** What a customer said, without who it was. */
export interface CustomerVoice {
  id: Id;
  text: string;
  said_on: LocalDate;
  channel: string;
  language: string;
}

/** A compliment that was just approved; it passes by itself. */
export interface Greeting extends CustomerVoice {
  until: Instant;
}

export interface Membership extends Team {
  role: "staff" | "lead";
}

export interface Organisation {
  name: string;
  promise: string;
  brand: string;
  // What an older version of ours kept on this phone lacks these until the next pull.
  brand_day?: string;
  brand_evening?: string;
  on_brand?: string;
  cool: string;
  languages?: Locale[];
  timezone: string;
  logo?: string | null; // a small WebP as base64
}

export interface Shift {
  weekday: number; // 1 is Monday
  begins: string; // "09:00"
  ends: string;
}

/** What the device knows of the person it belongs to. */
export interface Me extends PersonRef {
  login: string | null; // null: came in by a code
  role: string;
  locale: Locale;
  teams: Membership[];
  shifts: Shift[];
  reflected_on: LocalDate | null;
  waiting: { feedback: number; attention: Id[] }; // attention: on which moments, latest first
}

/** The answer of POST /api/session and GET /api/me. */
export interface SignedIn {
  person: PersonRef & { login: string | null; role: string; locale: Locale };
  teams: Membership[];
  organisation: Organisation;
  device: { id: Id; label: string; shared: boolean };
  push_key: string;
}

export interface Comment {
  id: Id;
  author: PersonRef;
  text: string;
  created_at: Instant;
}

export type Reactions = Record<ReactionKind, PersonRef[]>;

export interface Moment {
  id: Id;
  author: PersonRef;
  team: Team | null;
  text: string;
  followed: Id[];
  took_room: Id[];
  with_people: PersonRef[];
  visibility: Visibility;
  occurred_at: Instant;
  received_at: Instant;
  edited_at: Instant | null;
  hash: string;
  reactions: Reactions;
  comments: Comment[];
  attention?: Comment[]; // for its writer only
}

export interface Question {
  id: Id;
  position: number;
  text: Record<Locale, string>;
}

export interface Feedback {
  id: Id;
  from: PersonRef;
  to: PersonRef;
  kind: FeedbackKind;
  behaviour: string;
  feeling: string;
  effect: string;
  wish: string;
  norm: Id | null;
  created_at: Instant;
  thanked_at: Instant | null;
  opened_at?: Instant | null; // to its receiver only
}

export interface Reflection extends ReflectionBody {
  id: Id;
  hash: string; // what a change of it replaces
}

// What a person writes: the bodies of the PUTs.

export interface MomentBody {
  text: string;
  followed: Id[];
  took_room: Id[];
  with_people: Id[];
  visibility: Visibility;
  occurred_at: Instant;
  team?: Id;
}

export interface FeedbackBody {
  to: Id;
  kind: FeedbackKind;
  behaviour: string;
  feeling: string;
  effect: string;
  wish: string;
  norm?: Id;
}

export interface ReflectionBody {
  on: LocalDate;
  question: Id | null;
  answer: string;
  feeling: number | null;
}

/** A refusal, as the server worded it for this reader (problem+json). */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  fields?: Record<string, string[]>;
}
