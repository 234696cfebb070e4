// Older moments are not on the device: they page in while there is a connection, and stay while the app is open.

import { useState } from "preact/hooks";
import { withReaction } from "../learn";
import { ask } from "../server";
import type { Id, Moment, PersonRef, ReactionKind, Scope } from "../types";

interface Pages {
  moments: Moment[];
  next: string | null | undefined; // undefined: nothing asked yet; null: that was all
}

export type OlderState = "idle" | "loading" | "offline" | "end";

const known = new Map<Scope, Pages>();

export function forgetOlder(): void {
  known.clear();
}

export function useOlder(scope: Scope): { moments: Moment[]; state: OlderState; more: () => Promise<void> } {
  const [, redraw] = useState(0);
  const [busy, setBusy] = useState<"loading" | "offline" | undefined>();
  const pages = known.get(scope) ?? { moments: [], next: undefined };

  const more = async (): Promise<void> => {
    if (busy === "loading" || pages.next === null) return;
    setBusy("loading");
    const before = pages.next ? `&before=${encodeURIComponent(pages.next)}` : "";
    const answer = await ask<{ items: Moment[]; next: string | null }>(`/api/moments?scope=${scope}${before}`);
    if (!("ok" in answer)) return setBusy("offline");
    known.set(scope, { moments: [...pages.moments, ...answer.data.items], next: answer.data.next });
    setBusy(undefined);
    redraw(count => count + 1);
  };

  return { moments: pages.moments, state: busy ?? (pages.next === null ? "end" : "idle"), more };
}

/** A reaction on a moment that the device does not keep. */
export function reactOnOlder(id: Id, kind: ReactionKind, on: boolean, me: PersonRef): void {
  for (const [scope, pages] of known) {
    const moments = pages.moments.map(moment => (moment.id === id ? withReaction(moment, kind, on, me) : moment));
    known.set(scope, { ...pages, moments });
  }
}
