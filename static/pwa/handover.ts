// A short code that takes its person along from the browser into the app on the home screen.

import { type Answer, ask } from "./server";

/** Signs in a code; the server reads past case, hyphens and look-alikes. */
const LENGTH = 8;

export interface Code {
  words: string; // "XXXX-XXXX"
  until: number; // ms, by this device's clock
}

/** Make one; the one before ends. `password` when the server asks to prove once more who this is. */
export async function makeCode(password = ""): Promise<Answer<Code>> {
  const asked = Date.now();
  const answer = await ask<{ code: string; seconds: number }>("/api/handover-code", { method: "POST", body: { password } });
  if (!("ok" in answer)) return answer;
  const { code, seconds } = answer.data;
  return { ...answer, data: { words: `${code.slice(0, 4)}-${code.slice(4)}`, until: asked + seconds * 1000 } };
}

/** Whether the code was used; undefined without an answer. */
export async function wasUsed(): Promise<boolean | undefined> {
  const answer = await ask<{ open: boolean }>("/api/handover-code");
  return "ok" in answer ? !answer.data.open : undefined;
}

/** Whether as much was typed as a code is long. */
export function isWhole(typed: string): boolean {
  return typed.replace(/[^\da-z]/gi, "").length === LENGTH;
}
