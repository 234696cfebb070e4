// Passkeys on the pages of tablet, console and getting in: each way gives the sentence that says what
// went wrong, an empty one when somebody thought better of it, undefined when it is done.

import { type CreationJSON, type RequestJSON, make, sign } from "./webauthn";

interface Told {
  detail?: string;
  code?: string;
}

/** Where somebody goes who must show first that it is still them. */
export class ProveAgain extends Error {}

/** Sign in with a passkey; `entered` hears who came. */
export async function enterWithPasskey(entered: (person: string) => void = () => undefined): Promise<string | undefined> {
  const asked = await post("/api/passkey-request");
  if (!asked.ok) return said(asked);
  const signed = await sign((await asked.json()) as RequestJSON);
  if (!signed) return "";
  const answer = await post("/api/passkey-session", signed);
  if (!answer.ok) return said(answer);
  entered(((await answer.json()) as { person: { id: string } }).person.id);
  return undefined;
}

export async function addPasskey(): Promise<string | undefined> {
  const offer = await post("/api/passkey-offer");
  if (!offer.ok) return said(offer);
  const made = await make((await offer.json()) as CreationJSON);
  if (!made) return "";
  const answer = await post("/api/passkeys", made);
  return answer.ok ? undefined : said(answer);
}

export async function removePasskey(id: string): Promise<string | undefined> {
  const answer = await fetch(`/api/passkeys/${id}`, { method: "DELETE" });
  return answer.ok ? undefined : said(answer);
}

function post(path: string, body?: object): Promise<Response> {
  const json = body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  return fetch(path, { method: "POST", ...json });
}

/** The server's own sentence. */
async function said(answer: Response): Promise<string> {
  const told = (await answer.json()) as Told;
  if (told.code === "prove_again") throw new ProveAgain();
  return told.detail ?? "";
}
