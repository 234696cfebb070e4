// Passkeys, asked of the browser itself. What comes in and goes out is the server's JSON: bytes are
// base64url there (WebAuthn level 2, 5.1), and buffers for the browser.

interface Key {
  id: string;
  type: "public-key";
}

export interface RequestJSON {
  challenge: string;
  allowCredentials: Key[];
}

export interface CreationJSON {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials: Key[];
}

export type Signed = Record<"id" | "client_data" | "authenticator_data" | "signature" | "user_handle", string>;
export type Made = Record<"id" | "client_data" | "attestation", string> & { transports: string[] };

/** The server refuses names that it does not know. */
const TRANSPORTS = ["ble", "hybrid", "internal", "nfc", "smart-card", "usb"];

export const hasPasskeys = (): boolean => "PublicKeyCredential" in globalThis;

/** Let somebody sign with a passkey of theirs; undefined when they thought better of it. */
export async function sign(options: RequestJSON): Promise<Signed | undefined> {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: keys(options.allowCredentials) };
  const found = await unless(navigator.credentials.get({ publicKey }));
  if (!found) return undefined;
  const response = found.response as AuthenticatorAssertionResponse;
  return {
    id: found.id,
    client_data: text(response.clientDataJSON),
    authenticator_data: text(response.authenticatorData),
    signature: text(response.signature),
    user_handle: text(response.userHandle ?? new ArrayBuffer(0)),
  };
}

/** Let somebody make a passkey on this device; undefined when they thought better of it. */
export async function make(options: CreationJSON): Promise<Made | undefined> {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: keys(options.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = await unless(navigator.credentials.create({ publicKey }));
  if (!made) return undefined;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    id: made.id,
    client_data: text(response.clientDataJSON),
    attestation: text(response.attestationObject),
    transports: (response.getTransports?.() ?? []).filter(name => TRANSPORTS.includes(name)),
  };
}

/** Closing the browser's dialog, letting it run out, and a device that has the key already: no key. */
async function unless(asked: Promise<Credential | null>): Promise<PublicKeyCredential | undefined> {
  try {
    return ((await asked) as PublicKeyCredential | null) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

const keys = (list: Key[]): PublicKeyCredentialDescriptor[] => list.map(key => ({ ...key, id: bytes(key.id) }));

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, letter => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
