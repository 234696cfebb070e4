import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { NotStored, asText, flush, remove, save } from "../../static/pwa/outbox";
import type { Store } from "../../static/pwa/store";
import * as writing from "../../static/pwa/writing";
import { NOOR, type Server, freshWorld, id, json } from "./world";

const BODY = {
  text: "Ik liep met haar mee.", followed: [], took_room: [], with_people: [], visibility: "team" as const,
  occurred_at: "2026-11-22T10:00:00.000Z",
};
const story = (n: number, text = BODY.text) => writing.moment(id(n), { ...BODY, text });

let server: Server;
let store: Store;

beforeEach(async () => ({ server, store } = await freshWorld()));

async function connect(): Promise<void> {
  await server.connect();
  await flush();
}

test("what was saved is on the device before anything is sent", async () => {
  server.script = () => "no answer";
  await save(story(1));
  const [item] = await store.waiting();
  assert.equal(item?.body.text, BODY.text);
  assert.equal(item?.state, "waiting");
  assert.equal(item?.person, NOOR);
});

test("saving is one strict transaction, and saved is said only when it completed", async () => {
  const asked: IDBTransactionOptions[] = [];
  const real = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    if (mode === "readwrite") asked.push(options ?? {});
    return real.call(this, stores, mode, options);
  };
  try {
    await save(story(1));
  } finally {
    IDBDatabase.prototype.transaction = real;
  }
  assert.deepEqual(asked, [{ durability: "strict" }]);
});

for (const [name, reason] of [["QuotaExceededError", "full"], ["UnknownError", "failed"]] as const) {
  test(`a device that answers ${name} rejects, so that the form keeps the text`, async () => {
    const real = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no", name);
    };
    try {
      await assert.rejects(save(story(1)), (error: unknown) => error instanceof NotStored && error.reason === reason);
    } finally {
      IDBObjectStore.prototype.put = real;
    }
    assert.deepEqual(await store.waiting(), []);
  });
}

test("a transaction that aborts after the write rejects too", async () => {
  const real = IDBTransaction.prototype.commit;
  IDBTransaction.prototype.commit = function () {
    this.abort();
  };
  try {
    await assert.rejects(save(story(1)), NotStored);
  } finally {
    IDBTransaction.prototype.commit = real;
  }
  assert.deepEqual(await store.waiting(), []);
});

test("a connection that the system severed is opened again", async () => {
  await store.waiting();
  const real = IDBDatabase.prototype.transaction;
  let severed = true;
  IDBDatabase.prototype.transaction = function (...args) {
    if (severed) {
      severed = false;
      throw new DOMException("The database connection is closing.", "InvalidStateError");
    }
    return real.apply(this, args);
  };
  try {
    await save(story(1));
  } finally {
    IDBDatabase.prototype.transaction = real;
  }
  assert.equal((await store.waiting()).length, 1);
});

test("a delivered item leaves the outbox and its moment stays in sight", async () => {
  await save(story(1));
  await connect();
  assert.deepEqual(await store.waiting(), []);
  assert.equal(server.rows.size, 1);
  assert.equal((await store.moment(id(1)))?.state, "sent");
});

test("giving up a moment that never left takes along what hung on it", async () => {
  const { seq } = await save(story(1));
  await save(writing.comment(id(1), id(2), "Nog iets."));
  await save(story(3));
  await remove(seq);
  assert.deepEqual((await store.waiting()).map(item => item.id), [id(3)]);
});

test("a moment that was given up after a lost answer is withdrawn on the server", async () => {
  const { seq } = await save(story(1));
  server.script = ({ method }) => (method === "PUT" ? "lost after commit" : undefined);
  await connect();
  assert.equal(server.rows.size, 1);
  await remove(seq);
  assert.equal(await store.moment(id(1)), undefined);
  await flush();
  assert.equal(server.rows.size, 0);
  assert.deepEqual(await store.waiting(), []);
});

test("a moment that was given up while it travelled is withdrawn behind itself", async () => {
  const { seq } = await save(story(1));
  server.script = async ({ method }) => {
    if (method === "PUT") await remove(seq);
    return undefined;
  };
  await connect();
  assert.deepEqual(server.writes.map(({ method }) => method), ["PUT", "DELETE"]);
  assert.equal(server.rows.size, 0);
  assert.equal(await store.moment(id(1)), undefined);
});

test("withdrawing what never arrived is done when the server does not know it", async () => {
  const { seq } = await save(story(1));
  await server.connect();
  server.script = ({ method }) => (method === "PUT" ? "no answer" : method === "DELETE" ? json(404, { code: "not_found" }) : undefined);
  await flush();
  await remove(seq);
  await flush();
  assert.deepEqual(await store.waiting(), []);
});

test("what is kept as text holds every word that was typed, and no ids", async () => {
  await save(story(1, "Prachtig"));
  await save(writing.reflection(id(2), { on: "2026-11-22", question: id(9), answer: "Mooi", feeling: 8 }));
  const text = asText(await store.waiting());
  assert.match(text, /Prachtig/);
  assert.match(text, /Mooi/);
  assert.doesNotMatch(text, /01900000/);
});
