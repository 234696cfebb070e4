// Signing in and out. Whoever leaves takes their data along; whoever comes never sees another's (I-12, I-13).

import { deliver, inTurn } from "./courier";
import { currentStore, open, tellWindows } from "./current";
import { forget, recall, remember } from "./device";
import { setLocale } from "./i18n";
import { doubt } from "./identity";
import { turnOff } from "./push";
import { ask, speakAs } from "./server";
import { Store } from "./store";
import { exchangeAll } from "./sync";
import type { Id, OutboxItem, Problem, SignedIn } from "./types";

/** The person who used this device last, without asking anybody: an offline start opens at once. */
export async function resume(): Promise<Store | undefined> {
  const person = await recall("person");
  if (!person) return undefined;
  speakAs({ locale: person.locale });
  await setLocale(person.locale);
  return open(person.id);
}

/** A session that this browser already has, from a sign-in page: take it over. */
export async function adopt(): Promise<Store | undefined> {
  if (!(await finishSignOut())) return undefined;
  const answer = await ask<SignedIn>("/api/me");
  return "ok" in answer ? welcome(answer.data) : undefined;
}

export async function signIn(
  login: string, password: string,
): Promise<{ ok: true } | { problem: Problem } | { offline: true }> {
  const answer = await inTurn(async () => {
    if (!(await finishSignOut())) return { offline: true as const };
    const nobody = { "Beleef-Person": "" }; // whoever was signed in before does not matter
    const answer = await ask<SignedIn>("/api/session", { method: "POST", body: { login, password }, headers: nobody });
    if ("ok" in answer) await welcome(answer.data);
    return answer;
  });
  if (!("ok" in answer)) return answer;
  const store = currentStore();
  if (store) void exchangeAll(store, true);
  return { ok: true };
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
    return { signedOut: true };
  });
}

/** Somebody else's session turned up in this browser: their data, and the other's unsent things kept apart. */
export async function welcome(signedIn: SignedIn): Promise<Store> {
  const { id, locale } = signedIn.person;
  const before = await recall("person");
  if (before && before.id !== id) await putAway(before.id);
  const store = open(id)!;
  await store.welcome(signedIn);
  await remember("person", { id, locale });
  speakAs({ locale });
  await setLocale(locale);
  doubt();
  tellWindows();
  return store;
}

/** Tell the server of a sign-out that it has not heard of; false when it cannot be reached. */
async function finishSignOut(): Promise<boolean> {
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
