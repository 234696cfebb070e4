// Norms that may say the same as what is being written, found on the device while somebody types.

import { fold } from "./folded";
import type { Id, Norm } from "./types";

const MOST = 3;
const ENOUGH = 3; // one word of a title, or as much of what stands below it
const LETTERS = 5; // so far a word is compared: "bellen" and "belde" differ, "groeten" and "groet" do not
const WEIGHTS = [["title", 3], ["summary", 2], ["frame", 1]] as const;
const COMMON = new Set(
  "altijd alle ieder iedere iedereen elke deze onze jouw haar voor naar niet weer doen doet gaan gaat zijn heeft hebben kunnen worden wordt maar over door zodat want klant klanten".split(" ").map(word => word.slice(0, LETTERS)),
);

const known = new WeakMap<Norm, Map<string, number>>(); // a norm that changed is another object

/** The most alike first. */
export function similarTo(words: string, norms: Norm[]): Norm[] {
  const wanted = stems(words);
  const scored = norms.map(norm => ({ norm, score: scoreOf(wanted, norm) })).filter(({ score }) => score >= ENOUGH);
  return scored.sort((a, b) => b.score - a.score).slice(0, MOST).map(({ norm }) => norm);
}

/** What was found here first, then what else the server found of the norms that are here. */
export function beside(found: Norm[], ids: Id[], norms: Norm[]): Norm[] {
  const more = ids.flatMap(id => norms.filter(norm => norm.id === id && !found.includes(norm)));
  return [...found, ...more].slice(0, MOST);
}

function scoreOf(wanted: Set<string>, norm: Norm): number {
  const weights = known.get(norm) ?? weigh(norm);
  known.set(norm, weights);
  return [...wanted].reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0);
}

function weigh(norm: Norm): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [part, weight] of WEIGHTS) {
    for (const stem of stems(norm[part])) weights.set(stem, Math.max(weight, weights.get(stem) ?? 0));
  }
  return weights;
}

function stems(text: string): Set<string> {
  const words = fold(text).match(/[\p{L}\d]{4,}/gu) ?? [];
  return new Set(words.map(word => word.slice(0, LETTERS)).filter(stem => !COMMON.has(stem)));
}
