import assert from "node:assert/strict";
import { test } from "node:test";
import { reuse } from "../../static/pwa/reuse";

const seen = () => ({
  me: { id: "noor" },
  moments: [{ id: "1", comments: [{ id: "a", text: "Mooi." }] }, { id: "2", comments: [] }],
  norms: new Map([["n", { id: "n", say: ["Ik loop met u mee."] }]]),
});

test("a read that found the same is the same, so nothing is drawn again", () => {
  const before = seen();
  assert.equal(reuse(before, seen()), before);
});

test("one new moment at the front leaves the others as they are", () => {
  const before = seen();
  const after = seen();
  after.moments.unshift({ id: "0", comments: [] });
  const result = reuse(before, after);
  assert.notEqual(result, before);
  assert.deepEqual(result, after);
  assert.equal(result.moments[1], before.moments[0]);
  assert.equal(result.norms, before.norms);
});

test("a change deep inside makes new what it is in, and nothing else", () => {
  const before = seen();
  const after = seen();
  after.moments[0]!.comments[0]!.text = "Heel mooi.";
  const result = reuse(before, after);
  assert.deepEqual(result, after);
  assert.notEqual(result.moments[0], before.moments[0]);
  assert.equal(result.moments[1], before.moments[1]);
});

for (const [name, before, after] of [
  ["a field that is gone", { a: 1, b: 2 }, { a: 1 }],
  ["a field that is new and undefined", { a: 1 }, { a: 1, b: undefined }],
  ["a field renamed", { a: undefined }, { b: undefined }],
  ["a shorter list", [1, 2], [1]],
  ["a list in another order", [{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 1 }]],
  ["a smaller map", new Map([["a", 1]]), new Map()],
  ["nothing in the place of something", { a: 1 }, undefined],
  ["another kind", { a: 1 }, [1]],
] as const) {
  test(`${name} is a change`, () => {
    assert.notEqual(reuse(before, after), before);
    assert.deepEqual(reuse(before, after), after);
  });
}
