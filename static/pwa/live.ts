// A screen is a function of the store: it reads again whenever the store changes, in any tab.

import { useLayoutEffect, useState } from "preact/hooks";
import { onChange } from "./changes";
import { currentStore } from "./current";
import { reuse } from "./reuse";
import type { Store } from "./store";

/** What `read` finds; undefined while the first read is under way, or when nobody is signed in. */
export function useLive<T>(read: (store: Store) => Promise<T>, deps: unknown[] = []): T | undefined {
  const [found, setFound] = useState<{ value: T }>();
  useLayoutEffect(() => { // before the paint: reading is what the first picture waits for
    let wanted = true;
    let reading = false;
    let changed = false;
    const again = async (): Promise<void> => {
      changed = true;
      if (reading) return; // one read at a time, and one more after it for all that changed meanwhile
      reading = true;
      while (changed && wanted) {
        changed = false;
        const value = await attempt(read);
        if (wanted && value) setFound(before => reuse(before, value));
      }
      reading = false;
    };
    void again();
    const stop = onChange(() => void again());
    return () => {
      wanted = false;
      stop();
    };
  }, deps);
  return found?.value;
}

/** Undefined when nobody is signed in or the read failed; then what stands on the screen stays. */
async function attempt<T>(read: (store: Store) => Promise<T>): Promise<{ value: T } | undefined> {
  const store = currentStore();
  try {
    return store && { value: await read(store) };
  } catch {
    return undefined;
  }
}
