// Changing one's mind while something waits, travels or was refused (I-7, I-16).

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { flush, mend, save } from "../../static/pwa/outbox";
import type { Store } from "../../static/pwa/store";
import * as writing from "../../static/pwa/writing";
import { type Server, freshWorld, id, json } from "./world";

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

test("editing what still waits changes it in place", async () => {
  const { seq } = await save(story(1));
  await save(story(1, "Ik liep met hem mee."));
  await mend(seq, { ...BODY, text: "Wij liepen mee." });
  assert.deepEqual((await store.waiting()).map(item => item.body.text), ["Wij liepen mee."]);
  await connect();
  assert.deepEqual(server.writes.map(({ body }) => body?.text), ["Wij liepen mee."]);
});

test("a reaction that changes its mind travels once", async () => {
  await save(writing.reaction(id(1), "heart", true));
  await save(writing.reaction(id(1), "heart", false));
  await save(writing.reaction(id(1), "heart", true));
  await connect();
  assert.deepEqual(server.writes.map(({ body }) => body), [{ on: true }]);
});

test("an edit during the send is never lost", async () => {
  const { seq } = await save(story(1, "Eerste."));
  server.script = async ({ method, body }) => {
    if (method === "PUT" && body?.text === "Eerste.") await mend(seq, { ...BODY, text: "Tweede." });
    return undefined;
  };
  await connect();
  assert.deepEqual(await store.waiting(), []);
  assert.equal(server.rows.get(`/api/moments/${id(1)}`)?.body.text, "Tweede.");
});

test("an edit during a send whose answer is lost arrives over the first text", async () => {
  const { seq } = await save(story(1, "Eerste."));
  server.script = async ({ method, body }) => {
    if (method !== "PUT" || body?.text !== "Eerste.") return undefined;
    await mend(seq, { ...BODY, text: "Tweede." });
    return "lost after commit";
  };
  await connect();
  assert.equal(server.rows.get(`/api/moments/${id(1)}`)?.body.text, "Eerste.");
  await flush({ hurry: true });
  assert.deepEqual(await store.waiting(), []);
  assert.equal(server.rows.get(`/api/moments/${id(1)}`)?.body.text, "Tweede.");
});

test("an edit during a refusal is tried, not refused in the place of the old text", async () => {
  const { seq } = await save(story(1, "Te kort."));
  server.script = async ({ method, body }) => {
    if (method !== "PUT" || body?.text !== "Te kort.") return undefined;
    await mend(seq, { ...BODY, text: "Lang genoeg." });
    return json(422, { code: "invalid" });
  };
  await connect();
  assert.deepEqual(await store.waiting(), []);
  assert.equal(server.rows.get(`/api/moments/${id(1)}`)?.body.text, "Lang genoeg.");
});

test("an edit from another device wins only when its writer says so", async () => {
  server.rows.set(`/api/moments/${id(1)}`, { body: { text: "Van de tablet." }, hash: "f".repeat(32) });
  await save(writing.moment(id(1), BODY, { hash: "e".repeat(32) }));
  await connect();
  const [item] = await store.waiting();
  assert.equal(item?.state, "refused");
  assert.equal(item?.problem?.code, "stale");
  assert.equal(server.rows.get(`/api/moments/${id(1)}`)?.body.text, "Van de tablet.");
});

test("a refused item is mended and sent again with its new text", async () => {
  server.script = ({ body }) => (body?.text === "Slecht." ? json(422, { code: "invalid", detail: "Dit kan niet." }) : undefined);
  const { seq } = await save(story(1, "Slecht."));
  await connect();
  assert.equal((await store.moment(id(1)))?.problem?.detail, "Dit kan niet.");
  await flush({ hurry: true });
  assert.equal(server.writes.length, 1, "never retried unchanged");
  await mend(seq, { ...BODY, text: "Goed." });
  await connect();
  assert.deepEqual(await store.waiting(), []);
});
