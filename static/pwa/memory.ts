// What screens show, read in one transaction and held in memory until something changes: a tap on
// the bar waits for no database, and a reaction reads no more than the outbox again.

import { type Change, changes } from "./changes";
import type { Database } from "./database";
import type {
  Id, Me, Moment, MomentView, Norm, Organisation, OutboxItem, OwnTeam, Person, Question, SessionState,
} from "./types";
import { fold } from "./folded";
import { momentViews } from "./views";
import type { ZoneClock } from "./zone";

interface Kept {
  me: Me | undefined;
  organisation: Organisation | undefined;
  session: SessionState;
  clock_offset: number;
  zone_clock: ZoneClock | undefined;
  heard: Id | undefined; // the customer's compliment that was put away last
  norms: Norm[]; // by title
  questions: Question[]; // by position
  teams: OwnTeam[];
  everybody: Person[]; // by name
  stored: Moment[];
  items: OutboxItem[]; // in the order of writing
}

export interface Glance extends Kept {
  people: Person[]; // everybody but the reader
  moments: MomentView[]; // newest first
}

export class Memory {
  #read: Promise<Kept> | undefined;
  #glance: Promise<Glance> | undefined;
  #seen: Record<Change, number> | undefined;

  constructor(private readonly db: Database, private readonly person: Id) {}

  glance(): Promise<Glance> {
    const now = changes();
    const known = this.#seen;
    this.#seen = now;
    if (!this.#read || known?.all !== now.all) this.#read = this.#glanceAt(this.#readAll());
    else if (known.outbox !== now.outbox) this.#read = this.#glanceAt(this.#readOutbox(this.#read));
    return this.#glance!;
  }

  #glanceAt(read: Promise<Kept>): Promise<Kept> {
    this.#glance = read.then(kept => this.#compose(kept));
    this.#glance.catch(() => (this.#read = undefined)); // so that the next one tries again
    return read;
  }

  #compose(kept: Kept): Glance {
    const { me, stored, items, everybody } = kept;
    const people = everybody.filter(person => person.id !== this.person);
    return { ...kept, people, moments: me ? momentViews(stored, items, me, everybody) : [] };
  }

  async #readOutbox(before: Promise<Kept>): Promise<Kept> {
    const [kept, items] = await Promise.all([before, this.db.use(db => db.getAll("outbox"))]);
    return { ...kept, items };
  }

  #readAll(): Promise<Kept> {
    return this.db.use(async db => {
      const tx = db.transaction(["moments", "outbox", "people", "norms", "questions", "teams", "meta"]);
      const meta = tx.objectStore("meta");
      const [stored, items, everybody, norms, questions, teams, me, organisation, session, clock_offset, zone_clock, heard] = await Promise.all([
        tx.objectStore("moments").getAll(), tx.objectStore("outbox").getAll(), tx.objectStore("people").getAll(),
        tx.objectStore("norms").getAll(), tx.objectStore("questions").getAll(), tx.objectStore("teams").getAll(),
        meta.get("me"), meta.get("organisation"), meta.get("session"), meta.get("clock_offset"), meta.get("zone_clock"),
        meta.get("heard"),
      ]);
      return {
        me: me as Me | undefined,
        organisation: organisation as Organisation | undefined,
        session: (session as SessionState | undefined) ?? "open",
        clock_offset: (clock_offset as number | undefined) ?? 0,
        zone_clock: zone_clock as ZoneClock | undefined,
        heard: heard as Id | undefined,
        norms: alphabetical(norms, norm => norm.title),
        questions: questions.sort((a, b) => a.position - b.position),
        teams,
        everybody: alphabetical(everybody, person => person.name),
        stored,
        items,
      };
    });
  }
}

/** By folded words, since the first question to Intl's collator takes a phone 30 ms before its first picture. */
function alphabetical<T>(things: T[], nameOf: (thing: T) => string): T[] {
  const keyed = things.map(thing => ({ thing, key: fold(nameOf(thing)) }));
  return keyed.sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key)).map(({ thing }) => thing);
}
