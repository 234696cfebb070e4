// Signing in and out. Whoever leaves takes their data along; whoever comes never sees another's (I-12, I-13).

import { deliver, inTurn } from "./courier";
import { currentStore, open, tellWindows } from "./current";
import { forget, recall, remember } from "./device";
import { preferred, setLocale } from "./i18n";
import { believe, doubt } from "./identity";
import { whoLocked } from "./lock";
import { checkSubscription, turnOff } from "./push";
import { ask, speakAs } from "./server";
import { Store } from "./store";
import { exchangeAll } from "./sync";
import type { Id, OutboxItem, Problem, SignedIn } from "./types";
import { type RequestJSON, sign } from "../webauthn";

/** Whoever was signed in before does not matter. */
const NOBODY = { "Beleef-Person": "" };

/** The person who used this device last, without asking anybody: an offline start opens at once. */
export async function resume(): Promise<Store | undefined> {
  const person = await recall("person");
  const locale = person?.locale ?? preferred();
  speakAs({ locale });
  await setLocale(locale);
  if (!person) return undefined;
  const store = open(person.id)!;
  store.glance().catch(() => undefined); // under way before the first screen asks for it
  return store;
}

/** A session that this browser already has, from a sign-in page: take it over. */
export async function adopt(): Promise<Store | undefined> {
  if (!(await finishSignOut())) return undefined;
  const answer = await ask<SignedIn>("/api/me");
  return "ok" in answer ? welcome(answer.data) : undefined;
}

export type Entered = { ok: true } | { problem: Problem } | { offline: true };

export async function signIn(login: string, password: string): Promise<Entered> {
  return enter("/api/session", { login, password });
}

/** Prove oneself once more on this device, by what the person knows. */
export async function proveAgain(said: string): Promise<Entered> {
  return enter("/api/proof", { said });
}

/** Undefined when the person closed the browser's dialog. */
export async function signInWithPasskey(): Promise<Entered | undefined> {
  const asked = await ask<RequestJSON>("/api/passkey-request", { method: "POST", headers: NOBODY });
  if (!("ok" in asked)) return asked;
  const signed = await sign(asked.data);
  return signed && enter("/api/passkey-session", signed);
}

/** With a code from another device of one's own. Whoever repeats the proof is the same app: a lost answer costs nothing. */
export function comeOver(code: string, proof: string): Promise<Entered> {
  return enter("/api/handover-session", { code, proof });
}

async function enter(path: string, body: object): Promise<Entered> {
  const answer = await inTurn(async () => {
    if (!(await finishSignOut())) return { offline: true as const };
    const answer = await ask<SignedIn>(path, { method: "POST", body, headers: NOBODY });
    if ("ok" in answer) await welcome(answer.data);
    return answer;
  });
  if (!("ok" in answer)) return answer;
  settle();
  return { ok: true };
}

/** Somebody is signed in here now: fetch what is theirs, and listen for them where they asked for that. */
export function settle(): void {
  const store = currentStore();
  if (store) void exchangeAll(store, true);
  void checkSubscription(); // the sign-in before took along where its notices were sent
}

/**
 * Sign out. First without `unsent`: what can be sent is sent, and when something remains the screen
 * gets it to offer sending now (call again), keeping it on this device, saving it as text, or deleting it.
 */
export async function signOut(unsent?: "keep" | "delete"): Promise<{ signedOut: true } | { unsent: OutboxItem[] }> {
  const store = currentStore();
  if (!store) return { signedOut: true };
  return inTurn(async () => {
    if (!unsent) {
      await deliver(store, true);
      const items = await store.waiting();
      if (items.length > 0) return { unsent: items };
    }
    await turnOff();
    await remember("sign_out", true);
    await finishSignOut();
    await leave(store, unsent === "keep");
    await whoLocked();
    return { signedOut: true };
  });
}

/** Nobody touched a shared device for a while: its person is out. Gives whether something of theirs waits here. */
export async function lock(): Promise<boolean> {
  const store = currentStore();
  if (!store) return false;
  return inTurn(async () => {
    await deliver(store, true);
    const waits = (await store.waiting()).length > 0;
    await remember("sign_out", true);
    await finishSignOut();
    await leave(store, waits);
    return waits;
  });
}

/** A device became the team's: what is left of whoever used it before goes, but for what waits. */
export async function makeRoom(): Promise<void> {
  const before = await recall("person");
  if (!before) return;
  open(undefined);
  await putAway(before.id);
  await forget("person");
}

/** Sign in on a shared device. */
export async function enterHere(person: Id, pin: string): Promise<Entered> {
  return enter("/api/place-session", { person, pin });
}

/** Nothing is left of this person at the server: nothing of them stays on this device either. */
export async function vanish(): Promise<void> {
  const store = currentStore();
  if (store) await leave(store, false);
}

/** Somebody else's session turned up in this browser: their data, and the other's unsent things kept apart. */
export async function welcome(signedIn: SignedIn): Promise<Store> {
  const { id, locale } = signedIn.person;
  const before = await recall("person");
  if (before && before.id !== id) await putAway(before.id);
  const store = open(id)!;
  await store.welcome(signedIn);
  await remember("person", { id, locale });
  await forget("locked");
  await (signedIn.device.shared ? remember("shared", { used_at: Date.now() }) : forget("shared"));
  speakAs({ locale });
  await setLocale(locale);
  believe(id);
  tellWindows();
  return store;
}

/** Tell the server of a sign-out that it has not heard of; false when it cannot be reached. */
export async function finishSignOut(): Promise<boolean> {
  if (!(await recall("sign_out"))) return true;
  const answer = await ask("/api/session", { method: "DELETE" });
  if ("offline" in answer) return false;
  await forget("sign_out"); // a refusal means that there is no session any more
  return true;
}

async function leave(store: Store, keepOutbox: boolean): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await registration?.getNotifications?.()) ?? []) shown.close();
  await forget("person");
  await forget("wanted");
  if (keepOutbox) await store.keepOnlyOutbox();
  doubt();
  open(undefined);
  tellWindows();
  if (!keepOutbox) await store.db.destroy();
}

async function putAway(person: Id): Promise<void> {
  const store = new Store(person);
  const items = await store.waiting();
  if (items.length > 0) await store.keepOnlyOutbox();
  else await store.db.destroy();
  store.db.close();
}
