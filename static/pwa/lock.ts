// A device that its person signed out of and comes back to with a PIN. The server knows it by its
// cookie; here only the name is remembered, so that the screen stands there at once.

import { forget, recall, remember } from "./device";
import { ask } from "./server";

export const NOBODY = { "Beleef-Person": "" }; // whoever was signed in before does not matter

/** The name of whose PIN opens this device, as the server says; without a connection what is remembered. */
export async function whoLocked(): Promise<string | undefined> {
  const answer = await ask<{ name: string | null }>("/api/locked-device", { headers: NOBODY });
  if ("offline" in answer) return rememberedName();
  const name = "ok" in answer ? answer.data.name : null;
  if (name === null) {
    await forget("locked");
    return undefined;
  }
  await remember("locked", { name });
  return name;
}

export async function rememberedName(): Promise<string | undefined> {
  return (await recall("locked"))?.name;
}

/** Dit toestel vergeten: nobody's PIN opens it any more; false without a connection. */
export async function forgetDevice(): Promise<boolean> {
  const answer = await ask("/api/locked-device", { method: "DELETE", headers: NOBODY });
  if ("offline" in answer) return false;
  await forget("locked");
  return true;
}
