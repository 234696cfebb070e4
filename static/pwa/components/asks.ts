// What this person knows by heart and nobody else does, to show that it is still them.

import { useEffect, useState } from "preact/hooks";
import { useLive } from "../live";
import { ask } from "../server";

export type Secret = "password" | "pin" | null;

/** Undefined while nobody knows yet; without a connection, what is likely. */
export function useAsks(): Secret | undefined {
  const [asks, setAsks] = useState<Secret>();
  const me = useLive(store => store.me());
  const [away, setAway] = useState(false);
  useEffect(() => void ask<{ asks: Secret }>("/api/password").then(answer => ("ok" in answer ? setAsks(answer.data.asks) : setAway(true))), []);
  return away && me ? (me.login === null ? "pin" : "password") : asks;
}
