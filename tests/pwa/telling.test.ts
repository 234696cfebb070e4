import assert from "node:assert/strict";
import { test } from "node:test";
import { traceIn } from "../../static/pwa/components/customer-trace";
import { drawn } from "../../static/pwa/components/drawn";
import { beginning, told } from "../../static/pwa/components/headline";
import type { MomentView, Norm } from "../../static/pwa/types";

test("the first sentence of a moment is its headline", () => {
  const text = "Ze zocht een kleed, maar eigenlijk zocht ze rust in huis. Samen drie kleuren gelegd. Toen wist ze het.";
  assert.deepEqual(told(text), {
    lead: "Ze zocht een kleed, maar eigenlijk zocht ze rust in huis.",
    rest: "Samen drie kleuren gelegd. Toen wist ze het.",
  });
});

test("a short opening takes the next sentence along", () => {
  assert.equal(told("Het goot. De taxi kwam niet. We bleven staan.").lead, "Het goot. De taxi kwam niet.");
});

test("a text without any sentence loses no word", () => {
  const long = "woord ".repeat(80).trim();
  assert.deepEqual(told(long), { lead: "", rest: long });
  assert.deepEqual(told("geen punt"), { lead: "geen punt", rest: "" });
  assert.deepEqual(told("regel een\nregel twee"), { lead: "regel een", rest: "regel twee" });
});

test("a long text begins with whole words", () => {
  assert.equal(beginning("een twee drie", 9), "een twee …");
  assert.equal(beginning("kort"), "kort");
});

test("what leads to a customer is noticed", () => {
  const traces = {
    phone: ["bel 06 12 34 56 78", "0612345678", "op +31 6 12345678", "030-2345678", "0031 6 1234 5678"],
    email: ["mail jan@voorbeeld.nl", "ina.devries+tafel@mail.example.com"],
    iban: ["NL91 ABNA 0417 1643 00", "nl91abna0417164300"],
    plate: ["de auto XX-99-99", "kenteken 1-ABC-23", "ab-123-c"],
  };
  for (const [kind, texts] of Object.entries(traces)) {
    for (const text of texts) assert.equal(traceIn(text), kind, text);
  }
});

test("an ordinary story rings no bell", () => {
  const stories = [
    "Om 14.30 uur kwam ze terug, in 2025 was ze er ook.", "Hij betaalde € 1.250,00 en kreeg 10% terug.",
    "De kast is 120 x 60 x 200.", "Model KALLAX-4x4 in wit", "Van 9-17 uur, zo-za", "Drie-in-een was op", "bestelling 20251122",
  ];
  for (const story of stories) assert.equal(traceIn(story), undefined, story);
});

test("a drawing never stands twice in a row, and a new moment changes none below it", () => {
  const norms = new Map(["a", "b"].map((id, at) => [id, { id, symbol: at ? "loop" : "kop" } as Norm]));
  const moments = Array.from({ length: 60 }, (_, at) => momentOf(`id-${at}`, at % 3 ? "a" : "b"));
  const below = drawn(moments, norms);
  const pictured = moments.filter(moment => below.has(moment.id)).map(moment => moment.followed[0]);
  assert.ok(pictured.length > 10);
  assert.ok(pictured.every((norm, at) => at === 0 || norm !== pictured[at - 1]));
  const after = drawn([momentOf("new", "a"), ...moments], norms);
  assert.deepEqual([...after].filter(id => id !== "new"), [...below]);
});

function momentOf(id: string, norm: string): MomentView {
  return { id, followed: [norm], took_room: [], state: "sent" } as unknown as MomentView;
}
