// Norms that may say the same as what is being written: what this device finds at once, and what
// the server adds when there is a connection, for it knows the stems of Dutch words.

import { useEffect, useState } from "preact/hooks";
import { ask } from "../server";
import { beside, similarTo } from "../similar";
import type { Id, Norm } from "../types";

const PAUSE = 400; // ms after the last key
const ENOUGH = 4; // letters

export function useAlike(words: string, norms: Norm[]): Norm[] {
  const [added, setAdded] = useState<Id[]>([]);
  useEffect(() => {
    if (words.trim().length < ENOUGH || !navigator.onLine) return undefined;
    let current = true;
    const pause = setTimeout(() => {
      void ask<{ items: Norm[] }>(`/api/norms/similar?text=${encodeURIComponent(words.trim())}`).then(answer => {
        if (current && "data" in answer) setAdded(answer.data.items.map(({ id }) => id));
      });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(pause);
    };
  }, [words]);
  return beside(similarTo(words, norms), added, norms);
}
