// Feedback being written: kept with every letter, one draft at a time.

import { useEffect, useState } from "preact/hooks";
import { currentStore } from "../current";
import type { FeedbackKind, Id } from "../types";
import { uuid7 } from "../uuid";
import type { Steps } from "./four-g";

export interface GiveDraft extends Steps {
  id: Id;
  to: Id | undefined;
  kind: FeedbackKind;
  step: number; // 0: to whom; 1-4: the steps; 5: the letter
}

const KEY = "feedback";
const EMPTY: Omit<GiveDraft, "id"> = { to: undefined, kind: "compliment", step: 0, behaviour: "", feeling: "", effect: "", wish: "" };

/** `mending`: the number of a refused item in the outbox, which comes back to be changed. */
export function useGiveDraft(mending: number | undefined) {
  const key = mending === undefined ? KEY : `${KEY}:${mending}`;
  const [draft, setDraft] = useState<GiveDraft>();
  useEffect(() => void load(key, mending).then(setDraft), [key]);
  const change = (part: Partial<GiveDraft>): void => {
    const next = { ...draft!, ...part };
    setDraft(next);
    void currentStore()?.saveDraft(key, next).catch(() => undefined);
  };
  const drop = async (): Promise<void> => currentStore()?.dropDraft(key);
  return { draft, change, drop };
}

async function load(key: string, mending: number | undefined): Promise<GiveDraft> {
  const store = currentStore();
  const kept = await store?.draft<GiveDraft>(key);
  if (kept) return kept;
  const back = mending === undefined ? undefined : (await store?.waiting())?.find(item => item.seq === mending);
  return { ...EMPTY, ...(back && { ...back.body, step: 5 }), id: back?.id ?? uuid7() };
}
