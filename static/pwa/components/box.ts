// A box of feedback, asked from the server each time: nothing of it stays on the device.

import { useEffect, useState } from "preact/hooks";
import { ask } from "../server";
import type { Feedback } from "../types";

export type BoxName = "received" | "given";
type Box = { items: Feedback[]; next: string | null };

export interface BoxView {
  items: Feedback[];
  next: string | null;
  state: "loading" | "here" | "offline";
  again: () => void; // after a dead connection
  more: () => void;
}

export function useBox(name: BoxName, changed: unknown): BoxView {
  const [box, setBox] = useState<Box>({ items: [], next: null });
  const [state, setState] = useState<BoxView["state"]>("loading");

  const fetchPage = async (before: string | null, earlier: Feedback[]): Promise<void> => {
    const page = before ? `&before=${encodeURIComponent(before)}` : "";
    const answer = await ask<Box>(`/api/feedback?box=${name}${page}`);
    if (!("ok" in answer)) return setState("offline");
    setBox({ items: [...earlier, ...answer.data.items], next: answer.data.next });
    setState("here");
  };
  const again = (): void => {
    setState("loading");
    void fetchPage(null, []);
  };
  useEffect(again, [name]);
  useEffect(() => void (state === "here" && fetchPage(null, [])), [changed]); // one of ours was delivered
  useEffect(() => {
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [name]);
  return { ...box, state, again, more: () => void fetchPage(box.next, box.items) };
}
