// A screen is a function of the store: it reads again whenever the store changes, in any tab.

import { useEffect, useState } from "preact/hooks";
import { onChange } from "./changes";
import { currentStore } from "./current";
import type { Store } from "./store";

/** What `read` finds; undefined while the first read is under way, or when nobody is signed in. */
export function useLive<T>(read: (store: Store) => Promise<T>, deps: unknown[] = []): T | undefined {
  const [found, setFound] = useState<{ value: T } | undefined>();
  useEffect(() => {
    let latest = 0; // a slow earlier read must not overwrite a later one
    const again = async (): Promise<void> => {
      const turn = ++latest;
      const store = currentStore();
      const value = store && (await read(store).catch(() => undefined));
      if (turn === latest) setFound(value === undefined ? undefined : { value });
    };
    void again();
    const stop = onChange(() => void again());
    return () => {
      latest = Infinity;
      stop();
    };
  }, deps);
  return found?.value;
}
