// A moment reads like a small story: its first sentence is the headline, the rest stays calm.

const SENTENCE = /^[^\n]{1,140}?[.!?…]+['"’”)]*(?=\s|$)/;
const SHORT = 80; // a short opening takes the next sentence along

export interface Told {
  lead: string;
  rest: string;
}

export function told(text: string): Told {
  const whole = text.trim();
  const first = SENTENCE.exec(whole)?.[0];
  if (!first) return whole.length <= 140 && !whole.includes("\n") ? { lead: whole, rest: "" } : split(whole);
  const rest = whole.slice(first.length).trimStart();
  const second = SENTENCE.exec(rest)?.[0];
  if (!second || first.length + second.length >= SHORT) return { lead: first, rest };
  return { lead: `${first} ${second}`, rest: rest.slice(second.length).trimStart() };
}

/** The beginning of a long text, cut between words. */
export function beginning(text: string, length = 240): string {
  if (text.length <= length) return text;
  return `${text.slice(0, text.lastIndexOf(" ", length)).trimEnd()} …`;
}

function split(whole: string): Told {
  const [line = "", ...others] = whole.split("\n");
  return line.length <= 140 ? { lead: line, rest: others.join("\n").trimStart() } : { lead: "", rest: whole };
}
