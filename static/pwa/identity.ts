// Whether the session on this device belongs to the person whose things we are about to send (I-13).

import { ask, onTurnedAway } from "./server";
import type { Store } from "./store";
import type { Id, SignedIn } from "./types";

let confirmed: Id | undefined;
let otherPerson: (other: SignedIn) => void = () => undefined;

/** Ask again before the next exchange: we were away, or somebody signed in or out. */
export function doubt(): void {
  confirmed = undefined;
}

/** The server has just said who has the session. */
export function believe(person: Id): void {
  confirmed = person;
}

export function onOtherPerson(listener: (other: SignedIn) => void): void {
  otherPerson = listener;
}

/** True when the server knows this person in our session. Offline is false too: there is nobody to ask. */
export async function isTheirs(store: Store): Promise<boolean> {
  if (confirmed === store.person) return true;
  const answer = await ask<SignedIn>("/api/me", { headers: { "Beleef-Person": "" } });
  if (!("ok" in answer)) return false;
  if (answer.data.person.id !== store.person) {
    otherPerson(answer.data);
    return false;
  }
  confirmed = store.person;
  await store.setSession("open");
  return true;
}

/** Doubt, and mark the store, when the server turns its person away. */
export function watch(current: () => Store | undefined): void {
  onTurnedAway((status, code) => {
    if (code === "wrong_sign_in" || code === "wrong_pin") return;
    doubt();
    if (status === 401 && code !== "erased") void current()?.setSession("expired");
    if (code === "account_revoked") void current()?.setSession("revoked");
  });
}
