// Finding norms on the phone: by any word, by what is alike, and quick with hundreds of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { normsWith } from "../../static/pwa/search";
import { beside, similarTo } from "../../static/pwa/similar";
import type { Norm } from "../../static/pwa/types";
import { UTRECHT, id } from "./world";

const TITLES = ["We groeten elke bezoeker", "We bellen dezelfde dag terug", "We bieden iets warms aan", "We maken het af"];

function norm(place: number, title = TITLES[place % TITLES.length]!): Norm {
  return {
    id: id(place), team: UTRECHT, state: "in_force", number: 1, symbol: "zien", hue: 1, title, summary: `Afspraak ${place}.`,
    frame: `Dit doen we: nummer${place}.`, room: "Hoe, kies je zelf.", say: ["Fijn dat u er bent."], rather_not: ["Momentje."],
    why: "Een klant vond de koffie té koud.", review_on: null, published_at: "2026-11-01T10:00:00Z", moment: null,
    agreement: null, next: null, withdrawn: null, room_taken: false, quiet_since: null,
  };
}

const NORMS = Array.from({ length: 300 }, (_none, place) => norm(place + 1));

test("any word of three hundred norms finds exactly the norms that say it", () => {
  for (const typed of ["groeten", "TERUG", "koffie te", "  ", "momentje", "nummer7", "warms nummer2", "af maken"]) {
    const words = typed.toLowerCase().split(" ");
    const plain = NORMS.filter(one => {
      const text = [one.title, one.summary, one.frame, one.room, ...one.say, ...one.rather_not, one.why].join("\n").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      return words.every(word => text.includes(word));
    });
    assert.ok(plain.length > 0, typed);
    assert.deepEqual(normsWith(typed, NORMS), plain, typed);
  }
  assert.deepEqual(normsWith("zeppelin", NORMS), []);
  assert.deepEqual(normsWith("KÓFFIE", NORMS), normsWith("koffie", NORMS));
});

test("typing on folds each norm once, so that 300 of them are searched within a frame", () => {
  const norms = NORMS.map(one => ({ ...one, title: `${one.title} altijd` }));
  normsWith("n", norms);
  const real = String.prototype.normalize;
  let folded = 0;
  String.prototype.normalize = function (form) {
    folded++;
    return real.call(this, form);
  };
  try {
    assert.equal(normsWith("nummer299 altijd", norms).length, 1);
  } finally {
    String.prototype.normalize = real;
  }
  assert.equal(folded, 1, "only what was typed");
});

test("a norm that changed is found by its new words and not by its old ones", () => {
  const before = norm(1, "We zwaaien");
  assert.deepEqual(normsWith("zwaaien", [before]), [before]);
  const after = { ...before, title: "We knikken" };
  assert.deepEqual(normsWith("zwaaien", [after]), []);
  assert.deepEqual(normsWith("knikken", [after]), [after]);
});

test("what is alike is found by other forms, and common words liken nothing", () => {
  assert.equal(similarTo("Bezoekers groet je altijd", NORMS)[0]?.title, TITLES[0]);
  assert.equal(similarTo("we doen altijd", NORMS).length, 0);
});

test("what the server adds comes after what was found here, once, and never what is not here", () => {
  const [one, two, three, four] = NORMS as [Norm, Norm, Norm, Norm];
  assert.deepEqual(beside([one], [two.id, one.id, id(999)], NORMS), [one, two]);
  assert.deepEqual(beside([one, two, three], [four.id], NORMS), [one, two, three]);
});
