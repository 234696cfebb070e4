// The store of the person whose app this is, if somebody is signed in.

import { announce } from "./changes";
import { speakAs } from "./server";
import { Store } from "./store";
import type { Id } from "./types";

const windows = new BroadcastChannel("beleef-person");
let store: Store | undefined;

export const currentStore = (): Store | undefined => store;

/** Be this person's app from now on; undefined: nobody's. */
export function open(person: Id | undefined): Store | undefined {
  if (store?.person !== person) {
    store?.db.close();
    store = person ? new Store(person) : undefined;
  }
  speakAs({ person });
  announce();
  return store;
}

/** Tell the other windows of this app who it belongs to now. */
export function tellWindows(): void {
  windows.postMessage(store?.person);
}

/** Another window changed hands, so this one must not stay with the person before. */
export function onOtherHands(listener: () => void): void {
  windows.onmessage = ({ data }) => {
    if (data !== store?.person) listener();
  };
}
