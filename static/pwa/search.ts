// Finding something by any word of it, whatever the accents.

import type { Norm } from "./types";

const folded = new Map<string, { text: string; folded: string }>(); // folding takes longer than searching

export function normsWith<T extends Norm>(words: string, norms: T[]): T[] {
  return having(words, norms, ({ title, summary, frame, room, say, rather_not, why }) =>
    [title, summary, frame, room, ...say, ...rather_not, why].join("\n"),
  );
}

function having<T extends { id: string }>(words: string, things: T[], textOf: (thing: T) => string): T[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return things.filter(thing => {
    const text = foldedOnce(thing.id, textOf(thing));
    return wanted.every(word => text.includes(word));
  });
}

function foldedOnce(id: string, text: string): string {
  const known = folded.get(id);
  if (known?.text === text) return known.folded;
  const fresh = { text, folded: fold(text) };
  folded.set(id, fresh);
  return fresh.folded;
}

export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
