import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { heads, inTurn } from "../../static/pwa/courier";
import { flush, save } from "../../static/pwa/outbox";
import type { Store } from "../../static/pwa/store";
import type { Body } from "../../static/pwa/types";
import * as writing from "../../static/pwa/writing";
import { type Asked, NOOR, type Server, freshWorld, id, json } from "./world";

let server: Server;
let store: Store;

beforeEach(async () => ({ server, store } = await freshWorld()));

const story = (n: number) =>
  writing.moment(id(n), {
    text: `Verhaal ${n}`, followed: [], took_room: [], with_people: [], visibility: "team", occurred_at: "2026-11-22T10:00:00.000Z",
  });

async function saveStories(count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await save(story(n));
}

async function connect(): Promise<void> {
  await server.connect();
  await flush({ hurry: true });
}

const itemsOf = ({ body }: Asked): Asked[] => (body as { items: Asked[] }).items;
const arrived = (): string[] => [...server.rows.keys()];

test("up to three travel one by one, in the order of writing", async () => {
  await saveStories(3);
  await connect();
  assert.deepEqual(server.writes.map(({ path }) => path), [1, 2, 3].map(n => `/api/moments/${id(n)}`));
});

test("more travel together, fifty at a time", async () => {
  await saveStories(120);
  await connect();
  assert.deepEqual(server.writes.map(asked => itemsOf(asked).length), [50, 50, 20]);
  assert.equal(arrived().length, 120);
  assert.deepEqual(await store.waiting(), []);
});

test("two drains at once deliver each item once", async () => {
  await saveStories(3);
  await server.connect();
  await Promise.all([flush(), flush(), flush({ hurry: true })]);
  assert.equal(server.writes.length, 3);
});

test("nothing is sent while another piece of work has its turn", async () => {
  await saveStories(1);
  await server.connect();
  let sentMeanwhile = -1;
  const work = inTurn(async () => {
    await new Promise(resolve => setTimeout(resolve, 20));
    sentMeanwhile = server.writes.length;
  });
  await Promise.all([work, flush()]);
  assert.equal(sentMeanwhile, 0);
  assert.equal(server.writes.length, 1);
});

test("401 half way keeps the rest, and after signing in it goes on by itself", async () => {
  await saveStories(3);
  server.script = ({ path }) => {
    if (path.endsWith(id(2))) server.person = undefined;
    return undefined;
  };
  await connect();
  assert.deepEqual((await store.waiting()).map(item => item.id), [id(2), id(3)]);
  assert.equal(await store.session(), "expired");
  server.script = () => undefined;
  server.person = NOOR;
  await flush();
  assert.deepEqual(await store.waiting(), []);
  assert.equal(await store.session(), "open");
});

test("401 in the middle of a batch of fifty keeps what it hit", async () => {
  await saveStories(50);
  server.script = ({ path }) => (path.endsWith(id(25)) ? json(401, { code: "not_signed_in" }) : undefined);
  await connect();
  assert.deepEqual((await store.waiting()).map(item => item.id), [id(25)]);
  assert.equal(await store.session(), "expired");
});

for (const [name, poison] of [
  ["refused", () => json(422, { code: "invalid" })],
  ["failing", () => json(500, { code: "unexpected" })],
] as const) {
  test(`one ${name} item at the front of a hundred holds nothing up`, async () => {
    await saveStories(100);
    server.script = ({ path }) => (path.endsWith(id(1)) ? poison() : undefined);
    await connect();
    assert.deepEqual((await store.waiting()).map(item => item.id), [id(1)]);
    assert.equal(arrived().length, 99);
  });
}

for (const [name, breaks] of [
  ["breaks with 500", () => json(500, { code: "unexpected" })],
  ["is refused as a whole", () => json(400, { code: "malformed" })],
] as const) {
  test(`an item because of which the batch ${name} is found by sending one by one`, async () => {
    await saveStories(100);
    server.script = asked => {
      if (asked.path === "/api/outbox") return itemsOf(asked).some(({ path }) => path.endsWith(id(1))) ? breaks() : undefined;
      return asked.path.endsWith(id(1)) ? json(500, {}) : undefined;
    };
    await connect();
    assert.deepEqual((await store.waiting()).map(item => item.id), [id(1)]);
    assert.equal(arrived().length, 99);
  });
}

test("an item that makes the server fall silent lets the others by at the next try", async () => {
  await saveStories(20);
  const silent = (asked: Asked): boolean =>
    asked.path === "/api/outbox" ? itemsOf(asked).some(({ path }) => path.endsWith(id(1))) : asked.path.endsWith(id(1));
  server.script = asked => (silent(asked) ? "no answer" : undefined);
  await connect();
  await flush({ hurry: true });
  await flush();
  assert.deepEqual((await store.waiting()).map(item => item.id), [id(1)]);
});

test("one that is due again lets those by that were never tried", async () => {
  await saveStories(3);
  const [first, ...others] = await store.waiting();
  const now = Date.now();
  const due = heads([{ ...first!, tries: 1, next_at: now - 1 }, ...others], now);
  assert.deepEqual(due.map(item => item.id), [2, 3, 1].map(id));
});

test("a batch that was lost after the commit arrives once", async () => {
  await saveStories(10);
  server.script = ({ path }) => (path === "/api/outbox" ? "lost after commit" : undefined);
  await connect();
  assert.equal((await store.waiting()).length, 10);
  server.script = () => undefined;
  await flush({ hurry: true });
  assert.equal(arrived().length, 10);
  assert.deepEqual(await store.waiting(), []);
});

for (const count of [0, 9, 11]) {
  test(`a batch of ten answered with ${count} results removes nothing`, async () => {
    await saveStories(10);
    const results = Array.from({ length: count }, () => ({ status: 200, body: {} }));
    server.script = ({ path }) => (path === "/api/outbox" ? json(200, { results }) : undefined);
    await connect();
    assert.equal((await store.waiting()).length, 10);
  });
}

test("a comment waits for its moment, and others do not wait for either", async () => {
  await save(story(1));
  await save(writing.comment(id(1), id(2), "Nog iets."));
  await save(story(3));
  server.script = ({ path, method }) => (method === "PUT" && path === `/api/moments/${id(1)}` ? json(503, {}) : undefined);
  await connect();
  assert.deepEqual(arrived(), [`/api/moments/${id(3)}`]);
  server.script = () => undefined;
  await flush({ hurry: true });
  assert.deepEqual(arrived().slice(1), [`/api/moments/${id(1)}`, `/api/moments/${id(1)}/comments/${id(2)}`]);
});

test("a comment stays behind a moment that was refused; a reaction passes a comment that was", async () => {
  await save(story(1));
  await save(writing.comment(id(1), id(2), "Nog iets."));
  await save(writing.comment(id(5), id(6), "Te lang."));
  await save(writing.reaction(id(5), "heart", true));
  const refused = new Set([`/api/moments/${id(1)}`, `/api/moments/${id(5)}/comments/${id(6)}`]);
  server.script = ({ path }) => (refused.has(path) ? json(422, { code: "invalid" }) : undefined);
  await connect();
  await flush({ hurry: true });
  assert.deepEqual(arrived(), [`/api/moments/${id(5)}/reactions/heart`]);
  assert.deepEqual((await store.waiting()).map(item => item.state), ["refused", "waiting", "refused"]);
});

test("a withdrawal follows its moment", async () => {
  await save(story(1));
  await save(writing.withdrawal(id(1)));
  assert.equal(await store.moment(id(1)), undefined);
  await connect();
  assert.deepEqual(server.writes.map(({ method }) => method), ["PUT", "DELETE"]);
  assert.deepEqual(await store.waiting(), []);
});

test("the phone and the server make the same hash of the same body", async () => {
  const { hashOf } = await import("../../static/pwa/receipt");
  const body: Body = { text: "Één “beleving” – 👍\n", b: [1, { z: null, a: true }], a: "" };
  // python: hashlib.sha256(orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]
  assert.equal(await hashOf(body), "7b21f6184822537afb9dc10695e8fb82");
});
