// One IndexedDB per person. Migrations only add: what waits in the outbox outlives every release.

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames, deleteDB, openDB } from "idb";
import type { Id, Me, Moment, Norm, OutboxItem, OwnTeam, Person, Question } from "./types";

export interface Schema extends DBSchema {
  outbox: { key: number; value: OutboxItem; indexes: { target: string } };
  moments: { key: Id; value: Moment };
  norms: { key: Id; value: Norm };
  people: { key: Id; value: Person };
  teams: { key: Id; value: OwnTeam };
  questions: { key: Id; value: Question };
  meta: { key: string; value: unknown };
  drafts: { key: string; value: unknown };
}

export type Connection = IDBPDatabase<Schema>;

/** Everything here is strict: "saved" means flushed to the medium (I-1). */
export const DURABLE = { durability: "strict" } as const;

type Upgrading = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;

const MIGRATIONS: ((db: Connection, tx: Upgrading) => void | Promise<void>)[] = [
  db => {
    const outbox = db.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
    outbox.createIndex("target", "target");
    for (const name of ["moments", "norms", "people", "teams", "questions"] as const) {
      db.createObjectStore(name, { keyPath: "id" });
    }
    db.createObjectStore("meta");
    db.createObjectStore("drafts");
  },
  async (_db, tx) => {
    // Attention was a number before it named moments. What was pulled is pulled anew, in today's shapes.
    const meta = tx.objectStore("meta");
    const me = (await meta.get("me")) as Me | undefined;
    if (me) await meta.put({ ...me, waiting: { ...me.waiting, attention: [] } }, "me");
    await meta.delete("cursor");
  },
  async (_db, tx) => {
    // Norms were in force, all of them, before members were asked about them.
    const norms = tx.objectStore("norms");
    const before = { state: "in_force", agreement: null, next: null, withdrawn: null, moment: null, room_taken: false, quiet_since: null } as const;
    for (const norm of await norms.getAll()) await norms.put({ ...before, ...norm });
    await tx.objectStore("meta").delete("cursor");
  },
];

export const nameFor = (person: Id): string => `beleef-${person}`;

export class Database {
  readonly #name: string;
  #connection: Promise<Connection> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Work with the connection; once more with a fresh one when WebKit severed it in the background. */
  async use<T>(work: (db: Connection) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#connect());
    } catch (error) {
      if (!isSevered(error)) throw error;
      this.close();
      return work(await this.#connect());
    }
  }

  /** Let go of the connection; the next use opens another. */
  close(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    void connection?.then(db => db.close(), () => undefined);
  }

  async destroy(): Promise<void> {
    this.close();
    await deleteDB(this.#name);
  }

  #connect(): Promise<Connection> {
    this.#connection ??= this.#open();
    this.#connection.catch(() => (this.#connection = undefined));
    return this.#connection;
  }

  #open(): Promise<Connection> {
    return openDB<Schema>(this.#name, MIGRATIONS.length, {
      upgrade: async (db, old, _new, tx) => {
        for (const migrate of MIGRATIONS.slice(old)) await migrate(db, tx);
      },
      blocking: () => this.close(), // another tab upgrades or deletes: make way at once
      terminated: () => (this.#connection = undefined),
    });
  }
}

function isSevered(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "InvalidStateError" || /closing|connection.*(lost|closed)/i.test(error.message);
}
