// Coming back to a locked device.

import { inTurn } from "./courier";
import { NOBODY, rememberedName, whoLocked } from "./lock";
import { ask } from "./server";
import { finishSignOut, settle, welcome } from "./session";
import type { Problem, SignedIn } from "./types";

/** Whose PIN opens this device, after a sign-out that the server had not heard of was told. */
export function lockedBy(): Promise<string | undefined> {
  return inTurn(async () => ((await finishSignOut()) ? whoLocked() : rememberedName()));
}

/** Come back with the PIN. */
export async function unlock(pin: string): Promise<{ ok: true } | { problem: Problem } | { offline: true }> {
  const answer = await inTurn(async () => {
    const answer = await ask<SignedIn>("/api/locked-device", { method: "POST", body: { pin }, headers: NOBODY });
    if ("ok" in answer) await welcome(answer.data);
    return answer;
  });
  if (!("ok" in answer)) return answer;
  settle();
  return { ok: true };
}
