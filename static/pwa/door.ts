// Coming in by a code that a lead shows: look, ask, and wait when a lead has to say yes first.

import { inTurn } from "./courier";
import { type Guest, forget, recall, remember } from "./device";
import { NOBODY } from "./lock";
import { type Answer, ask } from "./server";
import { settle, welcome } from "./session";
import type { Locale, Organisation, Problem, SignedIn } from "./types";
import { uuid7 } from "./uuid";

export interface Invitation {
  team: string;
  host: string | null; // who made the code
  person: string | null; // whose new phone this is for
  asks: "pin" | "password" | null; // what that person had before, and nobody else knows
  approval: boolean;
  organisation: Organisation;
}

export interface Entry {
  name: string;
  known: string;
  pin: string;
  locale: Locale;
}

export type Standing = "in" | "waiting" | "gone";
export type Entered = { at: "in" | "waiting" } | { problem: Problem } | { offline: true };

export function look(code: string): Promise<Answer<Invitation>> {
  return ask<Invitation>("/api/invitation", { method: "POST", body: { code }, headers: NOBODY });
}

/** Ask to come in; asking again after a lost answer is asking once. */
export async function enter(code: string, host: string | null, { name, known, ...entry }: Entry): Promise<Entered> {
  const guest = await guestWith(code, host);
  const body = { code, proof: guest.proof, ...(name && { name }), ...(known && { known }), ...entry };
  return inTurn(async () => {
    const answer = await ask<SignedIn>(`/api/admissions/${guest.id}`, { method: "PUT", body, headers: NOBODY });
    if (!("ok" in answer)) return answer;
    if (answer.status === 202) {
      await remember("guest", { ...guest, waiting: true });
      return { at: "waiting" };
    }
    await comeIn(answer.data);
    return { at: "in" };
  });
}

/** How this phone stands at the door; when a lead said yes, it is in. Undefined without a connection. */
export async function standing(): Promise<Standing | undefined> {
  const answer = await ask<{ state: Standing }>("/api/admission", { headers: NOBODY });
  if (!("ok" in answer)) return undefined;
  if (answer.data.state === "gone") await forget("guest");
  if (answer.data.state !== "in") return answer.data.state;
  const me = await ask<SignedIn>("/api/me", { headers: NOBODY });
  if (!("ok" in me)) return undefined;
  await inTurn(() => comeIn(me.data));
  return "in";
}

/** Whether this phone asked to come in and waits for the answer. */
export async function isWaiting(): Promise<boolean> {
  return (await recall("guest"))?.waiting ?? false;
}

async function comeIn(signedIn: SignedIn): Promise<void> {
  await welcome(signedIn);
  await forget("guest");
  settle();
}

async function guestWith(code: string, host: string | null): Promise<Guest> {
  const known = await recall("guest");
  if (known?.code === code) return known;
  const guest = { code, id: uuid7(), proof: secret(), waiting: false, host };
  await remember("guest", guest);
  return guest;
}

/** 32 random bytes in base64url. */
export function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace("=", "");
}
