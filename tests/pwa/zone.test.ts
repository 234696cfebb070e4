import assert from "node:assert/strict";
import { test } from "node:test";
import { exchangeAll } from "../../static/pwa/sync";
import { clockOf, localAt } from "../../static/pwa/zone";
import { freshWorld } from "./world";

const HOUR = 3_600_000;
const at = (instant: string): number => Date.parse(instant);

test("the organisation's clock is told from what the device keeps of it", () => {
  const known = clockOf("America/New_York", at("2026-11-20T12:00:00Z"));
  assert.equal(localAt("America/New_York", at("2026-11-22T03:30:00Z"), known), "2026-11-21T22:30");
  assert.equal(localAt("Asia/Kolkata", at("2026-11-22T19:00:00Z"), known), "2026-11-23T00:30");
});

for (const [zone, change] of [
  ["Europe/Amsterdam", "2026-03-29T01:00:00Z"],
  ["Europe/Amsterdam", "2026-10-25T01:00:00Z"],
  ["Africa/Casablanca", "2026-02-15T02:00:00Z"], // an hour back for Ramadan, and forth a month later
] as const) {
  test(`${zone} on ${change} changes its clock for whoever knew the one before`, () => {
    const known = clockOf(zone, at(change) - 5 * 24 * HOUR);
    for (let hours = -30; hours <= 40 * 24; hours++) {
      const now = at(change) + hours * HOUR;
      assert.equal(localAt(zone, now, known), localAt(zone, now, undefined));
    }
    assert.notEqual(localAt(zone, at(change), known).slice(11), localAt(zone, at(change) - 24 * HOUR, known).slice(11));
  });
}

test("after a pull the date of the organisation takes no Intl", async () => {
  const { server, store } = await freshWorld();
  await server.connect();
  const now = new Date().toISOString();
  server.pulled = { schema: 1, cursor: 7, full: true, now, changes: {}, gone: {} };
  await exchangeAll(store);
  const expected = localAt("Europe/Amsterdam", Date.now(), undefined).slice(0, 10);
  const real = Intl.DateTimeFormat;
  Intl.DateTimeFormat = (() => assert.fail("asked")) as unknown as typeof real;
  try {
    assert.equal((await store.local()).slice(0, 10), expected);
  } finally {
    Intl.DateTimeFormat = real;
  }
});
