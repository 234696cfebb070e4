// A list that is asked from the server each time: nothing of it stays on the device.

import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "./server";
import type { Problem } from "./types";

interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Paged<T> extends Page<T> {
  state: "loading" | "here" | "offline" | "refused";
  problem: Problem | undefined; // why it was refused
  again: () => void; // once more what did not come
  more: () => void;
  change: (how: (items: T[]) => T[]) => void; // what was just written here, before the server says it back
}

/** The pages of `path`, newest first, fetched anew when `changed` does: one of ours was delivered. */
export function usePaged<T>(path: string, changed: unknown): Paged<T> {
  const [page, setPage] = useState<Page<T>>({ items: [], next: null });
  const [state, setState] = useState<Paged<T>["state"]>("loading");
  const [problem, setProblem] = useState<Problem>();
  const turn = useRef(0);
  const missed = useRef<() => void>(() => undefined);

  const load = async (before: string | null, earlier: T[]): Promise<void> => {
    const mine = ++turn.current;
    const mark = path.includes("?") ? "&" : "?";
    const answer = await ask<Page<T>>(before ? `${path}${mark}before=${encodeURIComponent(before)}` : path);
    if (mine !== turn.current) return; // something newer was asked meanwhile
    missed.current = () => (setState("loading"), void load(before, earlier));
    setProblem("problem" in answer ? answer.problem : undefined);
    if (!("ok" in answer)) return setState("problem" in answer ? "refused" : "offline");
    setPage({ items: [...earlier, ...answer.data.items], next: answer.data.next });
    setState("here");
  };
  const begin = (): void => {
    setPage({ items: [], next: null });
    setState("loading");
    void load(null, []);
  };
  useEffect(begin, [path]);
  useEffect(() => void (state === "here" && load(null, [])), [changed]);
  useEffect(() => {
    const again = (): void => missed.current();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, []);
  return {
    ...page, state, problem,
    again: () => missed.current(),
    more: () => void load(page.next, page.items),
    change: how => setPage(before => ({ ...before, items: how(before.items) })),
  };
}
