// A steady choice for an id: the same person keeps the same colour everywhere.

import type { Id } from "../types";

export function pick(id: Id, choices: number): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % choices;
}

export const hueOf = (id: Id): number => pick(id, 5) + 1;
