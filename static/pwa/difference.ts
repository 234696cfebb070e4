// What changed between two texts, so that a person can read it: by word, or by line of a list.

export interface Piece {
  kind: "same" | "gone" | "new";
  text: string;
}

// Below this, single words that happen to be in both make a puzzle: the old then stands whole
// before the new.
const ALIKE = 0.5;

/** The pieces of both texts in reading order. */
export function difference(before: string, after: string): Piece[] {
  const old = words(before);
  const now = words(after);
  const steps = compare(old, now);
  const same = steps.filter(step => step.kind === "same").length;
  const alike = old.length + now.length === 0 || (2 * same) / (old.length + now.length) >= ALIKE;
  return alike ? joined(steps) : whole(before, after);
}

/** The lines of both lists: a line that changed is one less and one more. */
export function lineDifference(before: string[], after: string[]): Piece[] {
  return compare(before, after);
}

/** All of the old, then all of the new. */
export function whole(before: string, after: string): Piece[] {
  const pieces: Piece[] = [{ kind: "gone", text: before }, { kind: "new", text: after }];
  return pieces.filter(({ text }) => text);
}

const words = (text: string): string[] => text.match(/\s+|\S+/g) ?? [];

/** Token by token, by the longest run of tokens that both have in the same order. */
function compare(old: string[], now: string[]): Piece[] {
  const common = commonLengths(old, now);
  const steps: Piece[] = [];
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    if (a < old.length && b < now.length && old[a] === now[b]) {
      steps.push({ kind: "same", text: old[a]! });
      a++;
      b++;
    } else if (a < old.length && (b === now.length || common[a + 1]![b]! >= common[a]![b + 1]!)) {
      steps.push({ kind: "gone", text: old[a++]! });
    } else {
      steps.push({ kind: "new", text: now[b++]! });
    }
  }
  return steps;
}

/** How many tokens the ends of both have in common: from `old[a]` on and from `now[b]` on. */
function commonLengths(old: string[], now: string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let a = old.length - 1; a >= 0; a--) {
    for (let b = now.length - 1; b >= 0; b--) {
      lengths[a]![b] = old[a] === now[b] ? lengths[a + 1]![b + 1]! + 1 : Math.max(lengths[a + 1]![b]!, lengths[a]![b + 1]!);
    }
  }
  return lengths;
}

/** Runs of words: what went, then what came; a space between two changes belongs to them. */
function joined(steps: Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let [gone, come] = ["", ""];
  const add = (text: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === "same") last.text += text;
    else if (text) pieces.push({ kind: "same", text });
  };
  const turn = (): void => {
    const space = /\s*$/.exec(gone)![0];
    const both = come.endsWith(space) ? space.length : 0; // a space after both is of neither
    pieces.push(...whole(gone.slice(0, gone.length - both), come.slice(0, come.length - both)));
    add(space.slice(0, both));
    [gone, come] = ["", ""];
  };
  for (const [place, { kind, text }] of steps.entries()) {
    const between = kind === "same" && !text.trim() && (gone || come) && steps[place + 1]?.kind !== "same" && place + 1 < steps.length;
    if (kind === "same" && !between) {
      turn();
      add(text);
    }
    if (kind === "gone" || between) gone += text;
    if (kind === "new" || between) come += text;
  }
  turn();
  return pieces;
}
