// Every answer a phone can get (I-5 to I-10), and what becomes of the item.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { flush, save } from "../../static/pwa/outbox";
import { hashOf } from "../../static/pwa/receipt";
import type { Store } from "../../static/pwa/store";
import * as writing from "../../static/pwa/writing";
import { type Answer, type Server, freshWorld, id, json } from "./world";

let server: Server;
let store: Store;

beforeEach(async () => ({ server, store } = await freshWorld()));

const comment = writing.comment(id(1), id(2), "Mooi gedaan.");
const PATH = comment.path;
const HASH = await hashOf(comment.body);
const html = (status: number): Response =>
  new Response("<p>Welkom op het winkelnetwerk</p>", { status, headers: { "Content-Type": "text/html" } });
const redirected = (): Response => Object.defineProperty(new Response(null), "status", { value: 0 });

interface Row {
  answer: string;
  gives: () => Answer;
  state: "waiting" | "refused" | "gone";
  session?: string;
}

const TABLE: Row[] = [
  { answer: "nothing at all", gives: () => "no answer", state: "waiting" },
  { answer: "nothing, after the commit", gives: () => "lost after commit", state: "waiting" },
  { answer: "200 with a page", gives: () => html(200), state: "waiting" },
  { answer: "404 with a page", gives: () => html(404), state: "waiting" },
  { answer: "200 with an empty object", gives: () => json(200, {}), state: "waiting" },
  { answer: "200 with JSON null", gives: () => json(200, null), state: "waiting" },
  { answer: "200 that calls itself JSON and is not", gives: () => new Response("<p>", { status: 200, headers: { "Content-Type": "application/json" } }), state: "waiting" },
  { answer: "200 with another's id", gives: () => json(200, { id: id(7), hash: HASH }), state: "waiting" },
  { answer: "200 with our id and another hash", gives: () => json(200, { id: id(2), hash: "0".repeat(32) }), state: "waiting" },
  { answer: "202", gives: () => json(202, { id: id(2) }), state: "waiting" },
  { answer: "204", gives: () => new Response(null, { status: 204 }), state: "waiting" },
  { answer: "a redirect", gives: redirected, state: "waiting" },
  { answer: "304", gives: () => new Response(null, { status: 304 }), state: "waiting" },
  { answer: "401", gives: () => json(401, { code: "not_signed_in" }), state: "waiting", session: "expired" },
  { answer: "403 account_revoked", gives: () => json(403, { code: "account_revoked" }), state: "waiting", session: "revoked" },
  { answer: "403 not_allowed", gives: () => json(403, { code: "not_allowed" }), state: "refused" },
  { answer: "404", gives: () => json(404, { code: "not_found" }), state: "refused" },
  { answer: "409 team_changed", gives: () => json(409, { code: "team_changed" }), state: "refused" },
  { answer: "409 other_person", gives: () => json(409, { code: "other_person" }), state: "waiting" },
  { answer: "412 stale", gives: () => json(412, { code: "stale" }), state: "refused" },
  { answer: "413", gives: () => json(413, { code: "too_large" }), state: "refused" },
  { answer: "422", gives: () => json(422, { code: "invalid" }), state: "refused" },
  { answer: "413 from a proxy", gives: () => html(413), state: "refused" },
  { answer: "a status that nobody knows", gives: () => html(299), state: "waiting" },
  ...[408, 425, 426, 429, 500, 502, 503, 504, 520].map(status => ({
    answer: String(status), gives: () => json(status, { code: "x" }), state: "waiting" as const,
  })),
  { answer: "201 with our id and hash", gives: () => undefined as never, state: "gone" },
];

for (const { answer, gives, state, session = "open" } of TABLE) {
  test(`${answer}: ${state}`, async () => {
    await save(comment);
    await server.connect();
    server.script = ({ path }) => (path === PATH ? gives() : undefined);
    await flush();
    assert.equal(server.writes.length, 1, "it was really sent, once");
    assert.equal((await store.waiting())[0]?.state ?? "gone", state);
    assert.equal(await store.session(), session);
  });
}

for (const row of TABLE.filter(({ state }) => state === "waiting")) {
  test(`after ${row.answer} it arrives, without typing anything again`, async () => {
    await save(comment);
    await server.connect();
    server.script = ({ path }) => (path === PATH ? row.gives() : undefined);
    await flush();
    server.script = () => undefined;
    await flush({ hurry: true });
    assert.deepEqual(await store.waiting(), []);
    assert.deepEqual([...server.rows.keys()], [PATH]);
  });
}

test("what failed waits 2 seconds at least, then longer, and 15 minutes at most", async () => {
  await save(comment);
  await server.connect();
  server.script = ({ path }) => (path === PATH ? json(503, {}) : undefined);
  const waits: number[] = [];
  for (let tries = 0; tries < 12; tries++) {
    const before = Date.now();
    await flush({ hurry: true });
    waits.push((await store.waiting())[0]!.next_at - before);
  }
  assert.ok(waits.every(wait => wait >= 2_000 && wait <= 15 * 60_000 + 1_000), String(waits));
  assert.ok(waits[6]! > waits[0]! * 8);
  assert.ok(waits[11]! > 10 * 60_000);
});

test("what is backed off is left alone until its time", async () => {
  await save(comment);
  await server.connect();
  server.script = ({ path }) => (path === PATH ? json(503, {}) : undefined);
  await flush();
  await flush();
  assert.equal(server.writes.length, 1);
});

for (const [spelt, header] of [["seconds", () => "120"], ["a date", () => new Date(Date.now() + 120_000).toUTCString()]] as const) {
  test(`Retry-After in ${spelt} is obeyed, also in a hurry`, async () => {
    await save(comment);
    await server.connect();
    server.script = ({ path }) => (path === PATH ? json(429, { code: "too_many" }, { "Retry-After": header() }) : undefined);
    await flush();
    await flush({ hurry: true });
    assert.equal(server.writes.length, 1);
    assert.ok((await store.waiting())[0]!.next_at > Date.now() + 110_000);
  });
}

test("an item of a batch that must wait is kept until then, and the others arrive", async () => {
  const many = [1, 2, 3, 4, 5].map(n => writing.comment(id(n), id(10 + n), `Reactie ${n}`));
  for (const one of many) await save(one);
  await server.connect();
  const held = many[2]!.path;
  server.script = ({ path }) => (path === held ? json(429, { code: "too_many", retry_after: 3600 }) : undefined);
  await flush();
  await flush({ hurry: true });
  const [left, ...others] = await store.waiting();
  assert.deepEqual([left!.path, left!.state, others.length], [held, "waiting", 0]);
  assert.ok(left!.next_at > Date.now() + 3_500_000);
  server.script = () => undefined;
  const real = Date.now;
  Date.now = () => real() + 3_700_000;
  try {
    await flush();
  } finally {
    Date.now = real;
  }
  assert.deepEqual(await store.waiting(), []);
});

test("a clock that stood a year ahead holds nothing back", async () => {
  await save(comment);
  await server.connect();
  server.script = ({ path }) => (path === PATH ? json(503, {}) : undefined);
  const real = Date.now;
  Date.now = () => real() + 365 * 86_400_000;
  try {
    await flush();
  } finally {
    Date.now = real;
  }
  server.script = () => undefined;
  await flush();
  assert.deepEqual(await store.waiting(), []);
});
