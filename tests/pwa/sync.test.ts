import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { save } from "../../static/pwa/outbox";
import type { Store } from "../../static/pwa/store";
import { exchangeAll } from "../../static/pwa/sync";
import type { Norm } from "../../static/pwa/types";
import * as writing from "../../static/pwa/writing";
import { SEM, type Server, UTRECHT, freshWorld, id, json, me, moment } from "./world";

let server: Server;
let store: Store;

beforeEach(async () => {
  ({ server, store } = await freshWorld());
  await server.connect();
});

const NOW = "2026-11-22T12:00:00Z";
const sem = { id: SEM, name: "Sem", teams: [UTRECHT.id] };
const norm = (n: number, fields: Partial<Norm> = {}): Norm => ({
  id: id(n), team: null, symbol: "loop", hue: 1, title: "We lopen mee", summary: "", frame: "", room: "", say: [],
  rather_not: [], why: "", number: 1, review_on: null, published_at: NOW, ...fields,
});

async function pull(changes: object, more: object = {}): Promise<void> {
  server.pulled = { schema: 1, cursor: 7, full: false, now: NOW, changes, gone: {}, ...more };
  await exchangeAll(store);
}

test("the first pull fills the device, and the next asks from its cursor", async () => {
  await pull({ me: me(), teams: [UTRECHT], people: [sem], norms: [norm(1)], moments: [moment(id(2))] }, { full: true });
  assert.deepEqual((await store.people()).map(person => person.name), ["Sem"]);
  assert.equal((await store.norms()).length, 1);
  assert.equal((await store.moments("team")).length, 1);
  await exchangeAll(store);
  assert.deepEqual(server.asked.filter(({ path }) => path.includes("sync")).map(({ path }) => path), ["/api/sync?cursor=0", "/api/sync?cursor=7"]);
});

test("a full answer replaces what was pulled before, and spares what waits", async () => {
  await pull({ moments: [moment(id(1))], norms: [norm(2)] });
  server.away = true;
  await save(writing.comment(id(1), id(3), "Mooi."));
  await server.connect();
  server.script = ({ method }) => (method === "PUT" ? json(503, {}) : undefined);
  await pull({ norms: [norm(4)] }, { full: true });
  assert.deepEqual((await store.norms()).map(one => one.id), [id(4)]);
  assert.deepEqual(await store.moments("team"), []);
  assert.equal((await store.waiting()).length, 1);
});

test("what is gone on the server is gone here, also from search", async () => {
  await pull({ people: [sem], norms: [norm(1)], moments: [moment(id(2))] });
  assert.equal((await store.norms()).length, 1);
  await pull({}, { cursor: 8, gone: { people: [SEM], norms: [id(1)], moments: [id(2)] } });
  assert.deepEqual([await store.people(), await store.norms(), await store.moments("team")], [[], [], []]);
});

test("moments leave the device fourteen days after the server got them, by the server's clock", async () => {
  const day = (n: number): string => new Date(Date.parse(NOW) - n * 86_400_000).toISOString();
  await pull({ moments: [moment(id(1), { received_at: day(13) }), moment(id(2), { received_at: day(15) })] });
  assert.deepEqual((await store.moments("team")).map(view => view.id), [id(1)]);
  await pull({}, { now: new Date(Date.parse(NOW) + 2 * 86_400_000).toISOString() });
  assert.deepEqual(await store.moments("team"), []);
});

for (const [name, answer] of [
  ["a page", () => new Response("<p>", { status: 200, headers: { "Content-Type": "text/html" } })],
  ["a schema of a later version", () => json(200, { schema: 2, cursor: 9, full: true, now: NOW, changes: {}, gone: {} })],
  ["an error", () => json(500, { code: "unexpected" })],
] as const) {
  test(`${name} in the place of a pull changes nothing`, async () => {
    await pull({ norms: [norm(1)] });
    server.script = ({ path }) => (path.includes("sync") ? answer() : undefined);
    await exchangeAll(store);
    assert.equal((await store.norms()).length, 1);
    assert.equal(await store.meta("cursor"), 7);
  });
}

test("another person's pull never lands in this person's database", async () => {
  server.person = SEM;
  await pull({ norms: [norm(1)] });
  assert.deepEqual(await store.norms(), []);
});

test("waiting writings lie over what was pulled", async () => {
  await pull({ people: [sem], moments: [moment(id(1), { author: { id: SEM, name: "Sem" } })] });
  server.away = true;
  await save(writing.reaction(id(1), "heart", true));
  await save(writing.comment(id(1), id(2), "Mooi."));
  const [view] = await store.moments("team");
  assert.deepEqual(view?.reactions.heart.map(person => person.name), ["Noor"]);
  assert.deepEqual(view?.comments.map(({ text, state }) => [text, state]), [["Mooi.", "waiting"]]);
  assert.equal(view?.state, "sent");
});

test("a delivered reaction and comment stay until the pull brings them", async () => {
  await pull({ moments: [moment(id(1))] });
  await save(writing.reaction(id(1), "heart", true));
  await save(writing.comment(id(1), id(2), "Mooi."));
  await pull({}, { cursor: 8 });
  assert.deepEqual(await store.waiting(), []);
  const view = await store.moment(id(1));
  assert.equal(view?.reactions.heart.length, 1);
  assert.deepEqual(view?.comments.map(({ text, state }) => [text, state]), [["Mooi.", "sent"]]);
});

test("a private moment shows under mine and nowhere else", async () => {
  await pull({ moments: [moment(id(1), { visibility: "private" })] });
  const seen = await Promise.all((["mine", "team", "organisation"] as const).map(scope => store.moments(scope)));
  assert.deepEqual(seen.map(views => views.length), [1, 0, 0]);
});

test("norms and people stand as in a dictionary, whatever the accents", async () => {
  const named = (name: string, n: number) => ({ id: id(n), name, teams: [] });
  await pull({ norms: ["We lopen mee", "één gezicht", "Eerlijk"].map((title, n) => norm(n, { title })) });
  await pull({ people: ["Zoë", "Émile", "anne", "Erik"].map(named) }, { cursor: 8 });
  assert.deepEqual((await store.norms()).map(one => one.title), ["één gezicht", "Eerlijk", "We lopen mee"]);
  assert.deepEqual((await store.people()).map(one => one.name), ["anne", "Émile", "Erik", "Zoë"]);
});

test("the question of the day takes its turn by the local date", async () => {
  const question = (position: number) => ({ id: id(position), position, text: { nl: `Vraag ${position}`, en: "" } });
  await pull({ questions: [question(2), question(0), question(1)] });
  const days = Date.parse("2026-11-22") / 86_400_000;
  assert.equal((await store.questionFor("2026-11-22"))?.position, days % 3);
  assert.equal((await store.questionFor("2026-11-23"))?.position, (days + 1) % 3);
});

test("a day is reflected as soon as the answer waits here", async () => {
  assert.equal(await store.reflectedOn("2026-11-22"), false);
  server.away = true;
  await save(writing.reflection(id(1), { on: "2026-11-22", question: null, answer: "Mooi.", feeling: 8 }));
  assert.equal(await store.reflectedOn("2026-11-22"), true);
  await server.connect();
  await exchangeAll(store);
  assert.deepEqual(await store.waiting(), []);
  assert.equal(await store.reflectedOn("2026-11-22"), true);
});
