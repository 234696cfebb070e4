// What the server must echo before an item may leave the outbox: its id and the hash of its content.

import type { Body, Id, Json } from "./types";

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The first 32 hex digits of SHA-256 over canonical JSON; the server makes the same bytes with orjson. */
export async function hashOf(body: Body): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(body));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.slice(0, 16), byte => byte.toString(16).padStart(2, "0")).join("");
}

/** JSON with sorted keys and no spaces. */
export function canonical(value: Json): string {
  return JSON.stringify(value, (_key, part: Json) => (isObject(part) ? sorted(part) : part));
}

/** The thing that a path writes: the last id in it. */
export function idIn(path: string): Id {
  const id = path.match(UUID)?.at(-1);
  if (!id) throw new TypeError(`no id in ${path}`);
  return id;
}

/** The object whose order counts: "moments/<id>" for a moment, its reactions and its comments. */
export function targetOf(path: string): string {
  return path.split("/").slice(2, 4).join("/");
}

function isObject(value: Json): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(body: Body): Body {
  return Object.fromEntries(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)));
}
