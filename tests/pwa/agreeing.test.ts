// Agreeing on norms: what awaits me, what I chose, what came back, and what a version changes.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openDB } from "idb";
import { awaiting } from "../../static/pwa/awaiting";
import { decides, normView, normViews } from "../../static/pwa/components/norm-view";
import { until } from "../../static/pwa/components/until";
import { heads } from "../../static/pwa/courier";
import { nameFor } from "../../static/pwa/database";
import { type Piece, difference, lineDifference } from "../../static/pwa/difference";
import { agreement as choice, pointAnswer, proposal, proposalWithdrawal } from "../../static/pwa/norm-writing";
import { asText, flush, remove, save } from "../../static/pwa/outbox";
import { Store } from "../../static/pwa/store";
import type { Agreement, Norm, ProposalBody, Stance } from "../../static/pwa/types";
import { NOOR, SEM, type Server, UTRECHT, freshWorld, id, json, me } from "./world";

const NORM = id(1);
const WORDS = {
  symbol: "zien" as const, hue: 3 as const, title: "We groeten iedereen", summary: "Ook als het druk is.",
  frame: "We kijken op en zeggen hallo.", room: "Hoe je groet, kies je zelf.", say: ["Hallo."], rather_not: [], why: "",
};
const PROPOSAL: ProposalBody = { ...WORDS, team: UTRECHT.id, base: null, replaces: null, moment: null };

let server: Server;
let store: Store;

beforeEach(async () => ({ server, store } = await freshWorld()));

async function connect(): Promise<void> {
  await server.connect();
  await flush();
}

async function knows(known: Norm): Promise<void> {
  await store.db.use(db => db.put("norms", known));
}

async function seen(): Promise<Norm | undefined> {
  return store.db.use(db => db.get("norms", NORM));
}

function agreement(fields: Partial<Agreement> = {}): Agreement {
  return {
    id: id(2), version: 1, settled: null, deadline: "2026-12-05T23:00:00Z", open: 2, elsewhere: 0, stances: [], points: [],
    proposed_at: "2026-11-22T10:00:00Z", proposed_by: { id: SEM, name: "Sem" }, ...fields,
  };
}

function norm(fields: Partial<Norm> = {}): Norm {
  return {
    ...WORDS, id: NORM, team: UTRECHT, state: "in_force", number: 1, review_on: null, published_at: "2026-11-01T10:00:00Z",
    moment: null, agreement: null, next: null, withdrawn: null, room_taken: false, quiet_since: null, ...fields,
  };
}

const open = (number = 2, fields: Partial<Agreement> = {}): Norm =>
  norm({ next: { ...norm(), number, title: "We groeten met naam", agreement: agreement({ version: number, ...fields }) } });
const by = (person: string, stance: Stance) => ({ person: { id: person, name: "" }, stance });

test("an open version awaits whoever did not choose, and one in force whoever came later", () => {
  assert.deepEqual(awaiting([open()], me(), []).length, 1);
  assert.deepEqual(awaiting([open(2, { stances: [by(NOOR, "agree")] })], me(), []), []);
  assert.deepEqual(awaiting([norm({ agreement: agreement({ settled: "agreed" }) })], me(), []).length, 1);
  assert.deepEqual(awaiting([norm()], me(), []), [], "nobody was asked about it");
  assert.deepEqual(awaiting([{ ...open(), team: { id: id(9), name: "Elders" } }], me(), []), [], "another team's");
  assert.deepEqual(awaiting([norm({ state: "withdrawn", agreement: agreement() })], me(), []), []);
});

test("a choice holds here at once, travels, and leaves what the server made of it", async () => {
  await knows(open());
  await save(choice(NORM, { version: 2, stance: "can_live", point: null }));
  const { norms, items } = await store.glance();
  assert.equal(normView(norms[0]!, me(), items).chosen, "can_live");
  assert.deepEqual(awaiting(norms, me(), items), []);
  server.script = async ({ path, body }) =>
    path.endsWith("/agreement") ? receipt(NORM, body, open(2, { stances: [by(NOOR, "can_live")] })) : undefined;
  await connect();
  assert.deepEqual(await store.waiting(), []);
  assert.equal((await seen())?.next?.agreement.stances[0]?.stance, "can_live");
});

test("another choice that still waits takes the place of the first", async () => {
  await save(choice(NORM, { version: 2, stance: "discuss", point: { id: id(3), text: "Wanneer dan?" } }));
  await save(choice(NORM, { version: 2, stance: "agree", point: null }));
  await connect();
  assert.deepEqual(server.writes.map(({ body }) => body?.stance), ["agree"]);
});

test("a choice about a version that is no more comes back with its point, and awaits me again", async () => {
  await knows(open());
  server.script = ({ path }) => (path.endsWith("/agreement") ? json(409, { code: "other_version", detail: "Lees die." }) : undefined);
  await save(choice(NORM, { version: 2, stance: "discuss", point: { id: id(3), text: "Wanneer dan?" } }));
  await connect();
  const [item] = await store.waiting();
  assert.equal(item?.state, "refused");
  assert.match(asText([item!]), /Wanneer dan\?/);
  await knows(open(3));
  const { norms, items } = await store.glance();
  assert.equal(awaiting([open(3)], me(), items).length, 1);
  assert.equal(normView(norms[0]!, me(), items).choice?.problem?.detail, "Lees die.");
  server.script = () => undefined;
  await save(choice(NORM, { version: 3, stance: "agree", point: null }));
  await flush();
  assert.deepEqual(await store.waiting(), []);
});

test("a lead's answer to a point travels under the point's own name", async () => {
  await save(pointAnswer(NORM, id(3), "Altijd."));
  const [item] = await store.waiting();
  assert.deepEqual([item?.id, item?.target], [id(3), `norms/${NORM}`]);
  await connect();
  assert.deepEqual(await store.waiting(), []);
  assert.ok(decides(norm(), { ...me(), teams: [{ ...UTRECHT, role: "lead" }] }));
  assert.ok(!decides(norm(), me()));
  assert.ok(!decides(norm({ team: null }), { ...me(), teams: [{ ...UTRECHT, role: "lead" }] }));
});

test("a norm that is only proposed here is in sight before anybody else knows it", async () => {
  await save(proposal(NORM, id(2), PROPOSAL));
  const { norms, items } = await store.glance();
  const [view] = normViews(norms, me(), items);
  assert.deepEqual([view?.id, view?.title, view?.state, view?.team?.name], [NORM, WORDS.title, "proposed", UTRECHT.name]);
  assert.ok(view?.onlyHere);
  server.script = async ({ path, body }) =>
    path.includes("/proposals/") ? receipt(id(2), body, norm({ state: "proposed", agreement: agreement() })) : undefined;
  await connect();
  assert.equal((await seen())?.state, "proposed");
});

test("what is written about one norm goes in order", async () => {
  await save(proposal(NORM, id(2), PROPOSAL));
  await save(choice(NORM, { version: 1, stance: "can_live", point: null }));
  await save(proposal(id(4), id(5), PROPOSAL));
  assert.deepEqual(heads(await store.waiting(), Date.now()).map(item => item.id), [id(2), id(5)]);
});

test("a proposal that is given up after a lost answer is taken back on the server", async () => {
  const { seq } = await save(proposal(NORM, id(2), PROPOSAL));
  server.script = ({ method }) => (method === "PUT" ? "lost after commit" : undefined);
  await connect();
  await remove(seq);
  await flush({ hurry: true });
  assert.deepEqual(server.writes.map(({ method }) => method), ["PUT", "DELETE"]);
  assert.deepEqual(await store.waiting(), []);
});

test("a proposal that is taken back is gone here when nobody may read the norm any more", async () => {
  await knows(norm({ state: "proposed", agreement: agreement() }));
  server.script = async ({ path, body }) => (path.endsWith("/withdrawal") ? receipt(id(2), body, null) : undefined);
  await save(proposalWithdrawal(NORM, id(2), ""));
  await connect();
  assert.equal(await seen(), undefined);
});

test("what is kept of a proposal as text holds every word of it", async () => {
  await save(proposal(NORM, id(2), PROPOSAL));
  const text = asText(await store.waiting());
  for (const words of [WORDS.title, WORDS.summary, WORDS.frame, WORDS.room, "Hallo."]) assert.ok(text.includes(words), words);
});

test("a norm that a former build kept is in force, and everything is pulled anew", async () => {
  const { title, ...rest } = WORDS;
  const former = { id: NORM, title, ...rest, team: UTRECHT, number: 1, review_on: null, published_at: "2026-11-01T10:00:00Z" };
  const person = id(8);
  const old = await openDB(nameFor(person), 2, {
    upgrade: db => {
      db.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true }).createIndex("target", "target");
      for (const name of ["moments", "norms", "people", "teams", "questions"]) db.createObjectStore(name, { keyPath: "id" });
      for (const name of ["meta", "drafts"]) db.createObjectStore(name);
    },
  });
  await old.put("norms", former);
  await old.put("meta", 7, "cursor");
  old.close();
  const kept = new Store(person);
  const [known] = (await kept.glance()).norms;
  assert.deepEqual([known?.title, known?.state, known?.agreement, known?.next], [title, "in_force", null, null]);
  assert.equal(await kept.meta("cursor"), undefined);
  assert.deepEqual(awaiting([known!], me(), []), []);
});

test("a change is marked by word, with the spaces between changed words", () => {
  assert.deepEqual(said(difference("We bellen dezelfde dag terug.", "We bellen binnen een uur terug.")), [
    "We bellen ", "-dezelfde dag", "+binnen een uur", " terug.",
  ]);
  assert.deepEqual(said(difference("Altijd.", "Altijd.")), ["Altijd."]);
  assert.deepEqual(said(difference("", "Nieuw.")), ["+Nieuw."]);
});

test("texts that share little stand whole, the old before the new", () => {
  assert.deepEqual(said(difference("We lopen mee tot de kast.", "Iedereen krijgt koffie en een stoel.")), [
    "-We lopen mee tot de kast.", "+Iedereen krijgt koffie en een stoel.",
  ]);
});

test("a line that changed is one less and one more", () => {
  assert.deepEqual(said(lineDifference(["Kom mee.", "Ik kijk even."], ["Kom mee.", "Ik vraag het na."])), [
    "Kom mee.", "-Ik kijk even.", "+Ik vraag het na.",
  ]);
});

test("nothing of either text is lost in a difference", () => {
  const words = ["de", "klant", "krijgt", "koffie", "en", "wij", "lopen", "mee"];
  for (let round = 0; round < 200; round++) {
    const make = (): string => Array.from({ length: (round * 7) % 12 }, (_, at) => words[(round * (at + 3) + at * at) % words.length]).join(" ");
    const [before, after] = [make(), `${make()} ${words[round % 8]}`.trim()];
    const pieces = difference(before, after);
    const side = (other: Piece["kind"]): string => pieces.filter(({ kind }) => kind !== other).map(({ text }) => text).join("");
    assert.equal(side("new"), before);
    assert.equal(side("gone"), after);
  }
});

test("the last day to choose is said in the organisation's days", () => {
  const midnight = "2026-12-05T23:00:00Z"; // 6 December begins in Amsterdam
  const at = (instant: string): string => until(midnight, Date.parse(instant), "Europe/Amsterdam");
  assert.equal(at("2026-12-05T22:30:00Z"), "vandaag");
  assert.equal(at("2026-12-04T12:00:00Z"), "morgen");
  assert.equal(at("2026-11-22T12:00:00Z"), "zaterdag 5 december");
});

const MARKS: Record<Piece["kind"], string> = { same: "", gone: "-", new: "+" };
const said = (pieces: Piece[]): string[] => pieces.map(({ kind, text }) => MARKS[kind] + text);

async function receipt(thing: string, body: unknown, made: Norm | null): Promise<Response> {
  const { hashOf } = await import("../../static/pwa/receipt");
  return json(200, { id: thing, hash: await hashOf(body as Parameters<typeof hashOf>[0]), norm: made });
}
