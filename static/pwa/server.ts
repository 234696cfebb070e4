// The one way to the server. It demands JSON: a shop's Wi-Fi portal answers 200 with a page.

import type { Id, Locale, Problem } from "./types";

const PATIENCE = 20_000;

/** Of this build's way to write; the server knows by it what it may expect. Goes up when a body changes its meaning. */
const CLIENT = 2;

/** What came back, before anybody judges it. Status 0: nothing did. */
export interface Reply {
  status: number;
  json?: unknown; // absent unless the answer called itself JSON and was
  retry_after?: number; // ms
}

export interface Question {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: unknown;
  headers?: Record<string, string>;
}

export type Answer<T> = { ok: true; status: number; data: T } | { offline: true } | { problem: Problem };

/** In whose name and language we speak. */
const speaker: { person?: Id | undefined; locale: Locale } = { locale: "nl" };

const listeners = new Set<(status: number, code: string) => void>();

export function speakAs(who: { person?: Id | undefined; locale?: Locale }): void {
  Object.assign(speaker, who);
}

/** Hear of every 401, 403, 409 and 426, whoever asked: the session may be over or another's, or this build too old. */
export function onTurnedAway(listener: (status: number, code: string) => void): void {
  listeners.add(listener);
}

/** Ask, and know in three words what to show: data, no connection, or a problem in the reader's language. */
export async function ask<T>(path: string, question: Question = {}): Promise<Answer<T>> {
  const reply = await exchange(path, question);
  const { status, json } = reply;
  if (status === 204) return { ok: true, status, data: undefined as T };
  if (status >= 200 && status < 300 && json !== undefined) return { ok: true, status, data: json as T };
  const problem = problemIn(reply);
  return problem ? { problem } : { offline: true };
}

/** Ask for a file; a problem comes as it does with `ask`. */
export async function askFile(path: string, body: unknown): Promise<Answer<Blob>> {
  try {
    const response = await send(path, { method: "POST", body });
    if (response.ok) return { ok: true, status: response.status, data: await response.blob() };
    const problem = problemIn(noticed(await read(response)));
    return problem ? { problem } : { offline: true };
  } catch {
    return { offline: true };
  }
}

/** One request and what came back. Never throws, never follows a redirect. */
export async function exchange(path: string, question: Question = {}): Promise<Reply> {
  try {
    return noticed(await read(await send(path, question)));
  } catch {
    return { status: 0 };
  }
}

function send(path: string, { method = "GET", body, headers }: Question): Promise<Response> {
  return fetch(path, {
    method,
    headers: headersFor(body, headers),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    cache: "no-store",
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });
}

export function problemIn({ status, json }: Reply): Problem | undefined {
  const said = json as Partial<Problem> | null | undefined;
  if (status < 400 || typeof said?.code !== "string") return undefined;
  return { ...said, status, code: said.code, title: said.title ?? "", detail: said.detail ?? "" };
}

function headersFor(body: unknown, more: Record<string, string> = {}): Record<string, string> {
  return {
    Accept: "application/json",
    "Accept-Language": speaker.locale,
    "Beleef-Client": String(CLIENT),
    "Beleef-Now": new Date().toISOString(), // so that the server can correct a wrong clock
    ...(speaker.person && { "Beleef-Person": speaker.person }),
    ...(body !== undefined && { "Content-Type": "application/json" }),
    ...more,
  };
}

async function read(response: Response): Promise<Reply> {
  const reply: Reply = { status: response.status };
  const wait = response.headers.get("Retry-After");
  if (wait) reply.retry_after = patience(wait);
  if (/^application\/(problem\+)?json\b/.test(response.headers.get("Content-Type") ?? "")) {
    reply.json = await response.json();
  }
  return reply;
}

/** Retry-After is a number of seconds or a date (RFC 9110). */
function patience(text: string): number {
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

function noticed(reply: Reply): Reply {
  if ([401, 403, 409, 426].includes(reply.status)) {
    for (const listener of listeners) listener(reply.status, problemIn(reply)?.code ?? "");
  }
  return reply;
}
