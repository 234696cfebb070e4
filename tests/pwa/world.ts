// A device and a server for the tests: a fresh IndexedDB, Web Locks, and a server that keeps the
// contract, unless a test tells it how to answer the next requests.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { hashOf, idIn } from "../../static/pwa/receipt";
import { open } from "../../static/pwa/current";
import { doubt } from "../../static/pwa/identity";
import type { Store } from "../../static/pwa/store";
import type { Body, Me, Moment } from "../../static/pwa/types";

export const NOOR = "01900000-0000-7000-8000-00000000000a";
export const SEM = "01900000-0000-7000-8000-00000000000b";
export const UTRECHT = { id: "01900000-0000-7000-8000-0000000000aa", name: "Vestiging Utrecht" };

export const id = (n: number): string => `01900000-0000-7000-8000-1${String(n).padStart(11, "0")}`;

export interface Asked {
  method: string;
  path: string;
  body: Body | undefined;
  if_match: string | undefined;
}

export type Answer = Response | "no answer" | "lost after commit";
export type Script = (asked: Asked) => Answer | undefined | Promise<Answer | undefined>;

export class Server {
  person: string | undefined = NOOR; // whose session the browser has
  away = true; // no network, until a test connects
  asked: Asked[] = [];
  rows = new Map<string, { body: Body; hash: string }>();
  script: Script = () => undefined; // undefined: as the contract says
  pulled: unknown = { schema: 1, cursor: 0, full: false, now: "2026-11-22T12:00:00Z", changes: {}, gone: {} };

  /** The network comes back, after whatever the device tried without it. */
  async connect(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve));
    await navigator.locks.request("beleef-courier", async () => undefined);
    this.away = false;
  }

  /** The requests that carry writings, without the questions who is there. */
  get writes(): Asked[] {
    return this.asked.filter(({ method }) => method !== "GET");
  }

  fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    if (this.away) throw new TypeError("fetch failed");
    const headers = new Headers(init.headers);
    const if_match = headers.get("If-Match")?.replaceAll('"', "");
    const body = init.body ? (JSON.parse(String(init.body)) as Body) : undefined;
    const asked = { method: init.method ?? "GET", path, body, if_match };
    this.asked.push(asked);
    const scripted = await this.script(asked);
    if (scripted instanceof Response) return scripted;
    if (scripted === "no answer") throw new TypeError("fetch failed");
    const answer = await this.#answer(asked);
    if (scripted === "lost after commit") throw new TypeError("fetch failed");
    return answer;
  };

  async #answer({ method, path, body, if_match }: Asked): Promise<Response> {
    if (!this.person) return json(401, { code: "not_signed_in" });
    if (path === "/api/me") return json(200, signedIn(this.person));
    if (path.startsWith("/api/sync")) return json(200, this.pulled);
    if (path === "/api/outbox") {
      const results = [];
      for (const item of (body as { items: Asked[] }).items) {
        const scripted = await this.script(item);
        const answer = scripted instanceof Response ? scripted : await this.#write(item);
        results.push({ status: answer.status, body: await answer.json() });
      }
      return json(200, { results });
    }
    return this.#write({ method, path, body, if_match });
  }

  async #write({ method, path, body = {}, if_match }: Asked): Promise<Response> {
    const hash = await hashOf(body);
    const row = this.rows.get(path);
    if (method === "DELETE") this.rows.delete(path);
    else if (row && row.hash !== hash && /^\/api\/moments\/[^/]+$/.test(path) && if_match !== row.hash) {
      return if_match ? json(412, { code: "stale" }) : json(422, { code: "other_content" });
    } else this.rows.set(path, { body, hash });
    return json(row ? 200 : 201, { id: receiptId(path), hash, ...(isMoment(path) && moment(idIn(path), { ...body, hash })) });
  }
}

/** The last id in the path; for a reaction that is its moment's. */
const receiptId = idIn;
const isMoment = (path: string): boolean => /^\/api\/moments\/[^/]+$/.test(path);

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}

export function moment(momentId: string, fields: object = {}): Moment {
  return {
    id: momentId, author: { id: NOOR, name: "Noor" }, team: UTRECHT, text: "Ik liep met haar mee.", followed: [],
    took_room: [], visibility: "team", occurred_at: "2026-11-22T10:00:00Z",
    received_at: "2026-11-22T10:00:01Z", edited_at: null, hash: "0".repeat(32),
    reactions: { heart: [], applause: [], me_too: [] }, comments: [], ...fields, with_people: [],
  };
}

export function me(person = NOOR): Me {
  return {
    id: person, name: person === NOOR ? "Noor" : "Sem", login: "noor", role: "staff", locale: "nl",
    teams: [{ ...UTRECHT, role: "staff" }], shifts: [], reflected_on: null, waiting: { feedback: 0, attention: [] },
  };
}

export function signedIn(person: string): object {
  const { teams, id, name, login, role, locale } = me(person);
  const organisation = { name: "Van Dijk Wonen", promise: "", brand: "#ffa149", cool: "#0e5c63", timezone: "Europe/Amsterdam" };
  return { person: { id, name, login, role, locale }, teams, organisation, device: { id, label: "Android", shared: false }, push_key: "" };
}

/** A device that Noor uses, with nothing on it yet, and a server that knows her. */
export async function freshWorld(): Promise<{ server: Server; store: Store }> {
  globalThis.indexedDB = new IDBFactory();
  Object.defineProperty(globalThis, "navigator", { value: { locks: new Locks(), userAgent: "node" }, configurable: true });
  const server = new Server();
  globalThis.fetch = server.fetch as typeof fetch;
  doubt();
  open(undefined);
  const store = open(NOOR)!;
  await store.setMeta("me", me());
  return { server, store };
}

/** Web Locks, exclusive only: each request waits for the one before. */
class Locks {
  #tail: Promise<unknown> = Promise.resolve();

  request<T>(_name: string, work: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(work);
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
