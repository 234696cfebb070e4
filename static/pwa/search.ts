// Finding a norm by any word of it, whatever the accents.

import { fold } from "./folded";
import type { Norm } from "./types";

const folded = new Map<string, { text: string; folded: string }>(); // folding takes longer than searching

export function normsWith<T extends Norm>(words: string, norms: T[]): T[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return norms.filter(({ id, title, summary, frame, room, say, rather_not, why }) => {
    const text = foldedOnce(id, [title, summary, frame, room, ...say, ...rather_not, why].join("\n"));
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
