// What this device knows of and for one person. Screens read here and nowhere else.

import { announce } from "./changes";
import { Database, nameFor } from "./database";
import { type Glance, Memory } from "./memory";
import type {
  Id, LocalDate, Me, MomentView, Norm, Organisation, OutboxItem, Person, Question, Scope, SessionState, SignedIn,
} from "./types";
import { isIn } from "./views";
import { type ZoneClock, clockOf, holds, localAt } from "./zone";

interface Meta {
  me: Me;
  organisation: Organisation;
  push_key: string;
  session: SessionState;
  cursor: number;
  clock_offset: number; // ms that the server's clock is ahead of ours
  zone_clock: ZoneClock; // the organisation's, renewed every day that we pull
  heard: Id; // the customer's compliment that was put away last
  swept_on: string; // the day on which old moments were last removed
}

const A_DAY = 86_400_000;

const zoneOf = (organisation: Organisation | undefined): string => organisation?.timezone ?? "Europe/Amsterdam";

export class Store {
  readonly db: Database;
  readonly #memory: Memory;

  constructor(readonly person: Id) {
    this.db = new Database(nameFor(person));
    this.#memory = new Memory(this.db, person);
  }

  /** Everything that screens show, as it stood after the last change that was announced. */
  glance = (): Promise<Glance> => this.#memory.glance();

  me = (): Promise<Me | undefined> => this.meta("me");
  pushKey = (): Promise<string | undefined> => this.meta("push_key");
  session = async (): Promise<SessionState> => (await this.meta("session")) ?? "open";

  people = async (): Promise<Person[]> => (await this.glance()).people;
  norms = async (): Promise<Norm[]> => (await this.glance()).norms;

  async moments(scope: Scope): Promise<MomentView[]> {
    const { moments, me } = await this.glance();
    return me ? moments.filter(view => isIn(scope, view, me)) : [];
  }

  async moment(id: Id): Promise<MomentView | undefined> {
    return (await this.glance()).moments.find(view => view.id === id);
  }

  /** Everything not yet delivered, waiting or refused, in the order of writing. */
  waiting = (): Promise<OutboxItem[]> => this.db.use(db => db.getAll("outbox"));

  /** The question of the day: each local date takes the next one in turn. */
  async questionFor(date: LocalDate): Promise<Question | undefined> {
    const { questions } = await this.glance();
    return questions[Math.floor(Date.parse(date) / A_DAY) % questions.length];
  }

  /** The organisation's date and time, "2026-11-22T14:05". */
  async local(): Promise<string> {
    const { organisation, zone_clock } = await this.glance();
    return localAt(zoneOf(organisation), await this.now(), zone_clock);
  }

  /** Our clock, corrected by the server's. */
  async now(): Promise<number> {
    return Date.now() + (await this.glance()).clock_offset;
  }

  /** Whether the day has its reflection, delivered or waiting here. */
  async reflectedOn(date: LocalDate): Promise<boolean> {
    const { me, items } = await this.glance();
    if (me?.reflected_on === date) return true;
    return items.some(item => item.noun === "reflection" && item.state === "waiting" && item.body.on === date);
  }

  draft = <T>(key: string): Promise<T | undefined> => this.db.use(db => db.get("drafts", key)) as Promise<T | undefined>;

  async saveDraft(key: string, value: unknown): Promise<void> {
    await this.db.use(db => db.put("drafts", value, key));
  }

  async dropDraft(key: string): Promise<void> {
    await this.db.use(db => db.delete("drafts", key));
  }

  setting = <T>(key: string): Promise<T | undefined> =>
    this.db.use(db => db.get("meta", `setting:${key}`)) as Promise<T | undefined>;

  async setSetting(key: string, value: unknown): Promise<void> {
    await this.db.use(db => db.put("meta", value, `setting:${key}`));
  }

  meta<K extends keyof Meta>(key: K): Promise<Meta[K] | undefined> {
    return this.db.use(db => db.get("meta", key)) as Promise<Meta[K] | undefined>;
  }

  async setMeta<K extends keyof Meta>(key: K, value: Meta[K]): Promise<void> {
    await this.db.use(db => db.put("meta", value, key));
  }

  /** The server says what time it is; how late that is for the organisation is worked out now and then. */
  async setClock(now: number): Promise<void> {
    await this.setMeta("clock_offset", now - Date.now());
    const zone = zoneOf(await this.meta("organisation"));
    const known = await this.meta("zone_clock");
    if (known && holds(known, zone, now) && now < known.from + A_DAY) return;
    await this.setMeta("zone_clock", clockOf(zone, now));
  }

  async setSession(state: SessionState): Promise<void> {
    if ((await this.session()) === state) return;
    await this.setMeta("session", state);
    announce();
  }

  /** What signing in tells us, before the first pull. */
  async welcome({ person, teams, organisation, push_key }: SignedIn): Promise<void> {
    const nothing = { shifts: [], reflected_on: null, waiting: { feedback: 0, attention: [] } };
    await this.setMeta("me", { ...nothing, ...(await this.me()), ...person, teams });
    await this.setMeta("organisation", organisation);
    await this.setMeta("push_key", push_key);
    await this.setMeta("session", "open");
    announce();
  }

  /** Leave nothing but what its writer has yet to deliver. */
  async keepOnlyOutbox(): Promise<void> {
    await this.db.use(async db => {
      const stores = ["moments", "norms", "people", "teams", "questions", "meta", "drafts"] as const;
      const tx = db.transaction(stores, "readwrite");
      await Promise.all([...stores.map(name => tx.objectStore(name).clear()), tx.done]);
    });
  }
}
