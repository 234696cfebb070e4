import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { ago, day, setLocale, t, time, tn } from "../../static/pwa/i18n";
import { uuid7 } from "../../static/pwa/uuid";
import { json } from "./world";

Object.assign(globalThis, { ENGLISH_URL: "/static/en.json" });

afterEach(() => setLocale("nl"));

test("Dutch is the text itself, with its gaps filled", () => {
  assert.equal(t("Dag %(name)s, 100%% zeker", { name: "Noor" }), "Dag Noor, 100% zeker");
  assert.equal(tn("Eén beleving", "%(num)s belevingen", 1), "Eén beleving");
  assert.equal(tn("Eén beleving", "%(num)s belevingen", 3), "3 belevingen");
});

test("English comes from its file, and what is missing there stays Dutch", async () => {
  globalThis.fetch = async () => json(200, { Bewaren: "Save", "Eén beleving": ["One moment", "%(num)s moments"] });
  await setLocale("en");
  assert.equal(t("Bewaren"), "Save");
  assert.equal(tn("Eén beleving", "%(num)s belevingen", 1), "One moment");
  assert.equal(tn("Eén beleving", "%(num)s belevingen", 2), "2 moments");
  assert.equal(t("Nog niet vertaald"), "Nog niet vertaald");
});

const NOON = new Date(2026, 10, 22, 12).getTime();
const before = (minutes: number): string => new Date(NOON - minutes * 60_000).toISOString();

test("a time is told as people tell it", () => {
  assert.equal(ago(before(0), NOON), "nu");
  assert.equal(ago(before(5), NOON), "5 minuten geleden");
  assert.equal(ago(before(120), NOON), "2 uur geleden");
  assert.equal(ago(before(24 * 60), NOON), "gisteren");
  assert.equal(day(before(0), NOON), "vandaag");
  assert.equal(day(before(4 * 24 * 60), NOON), "18 november");
  assert.equal(day(before(366 * 24 * 60), NOON), "21 november 2025");
  assert.equal(time(before(0)), "12:00");
});

test("ids sort by the time they were made, and say that they are version 7", () => {
  const [early, late] = [uuid7(1_000), uuid7(2_000)];
  assert.ok(early < late);
  assert.match(uuid7(), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(parseInt(uuid7(1_795_362_181_327).replace("-", "").slice(0, 12), 16), 1_795_362_181_327);
});
