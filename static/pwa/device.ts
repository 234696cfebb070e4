// What this device remembers whoever uses it: whom to open on an offline start, a sign-out that the
// server has yet to hear of, the place that a notification asked for, and coming in by a code.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Id, Locale } from "./types";

/** What this phone made to come in with: whoever sends it again is the same phone. */
export interface Guest {
  code: string;
  id: Id;
  proof: string;
  waiting: boolean; // a lead has to say yes first
  host: string | null; // who made the code
}

interface Remembered {
  person: { id: Id; locale: Locale };
  sign_out: true;
  wanted: string; // a path below /app/, or a page of the tablet
  guest: Guest;
  locked: { name: string }; // whose PIN opens this device
  shared: { used_at: number }; // a device of the team, and when its person last touched it (ms)
}

interface Schema extends DBSchema {
  device: { key: keyof Remembered; value: Remembered[keyof Remembered] };
}

export async function recall<K extends keyof Remembered>(key: K): Promise<Remembered[K] | undefined> {
  return use(db => db.get("device", key)) as Promise<Remembered[K] | undefined>;
}

export async function remember<K extends keyof Remembered>(key: K, value: Remembered[K]): Promise<void> {
  await use(db => db.put("device", value, key));
}

export async function forget(key: keyof Remembered): Promise<void> {
  await use(db => db.delete("device", key));
}

let shared: Promise<IDBPDatabase<Schema>> | undefined;
let users = 0;

/** Rarely used, so the last user closes the connection: WebKit severs idle ones. */
async function use<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const opened = (shared ??= openDB<Schema>("beleef-device", 1, { upgrade: db => void db.createObjectStore("device") }));
  users++;
  try {
    return await work(await opened);
  } finally {
    if (--users === 0) {
      shared = undefined;
      void opened.then(db => db.close(), () => undefined);
    }
  }
}
