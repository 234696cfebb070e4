// What this device remembers whoever uses it: whom to open on an offline start, a sign-out that the
// server has yet to hear of, and the place that a notification asked for.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Id, Locale } from "./types";

interface Remembered {
  person: { id: Id; locale: Locale };
  sign_out: true;
  wanted: string; // a path below /app/
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

/** Rarely used, so a connection of its own each time: WebKit severs idle ones. */
async function use<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const db = await openDB<Schema>("beleef-device", 1, { upgrade: db => void db.createObjectStore("device") });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
