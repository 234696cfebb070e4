// Signs from the sprite, which stands in the page: asking another file for each of two hundred signs
// takes ten times as long. Icons draw in the colour of the text; symbols and scenes in the hue around them.

import type { NormSymbol } from "../types";

export function Icon({ name, small, fills }: { name: string; small?: boolean; fills?: boolean }) {
  const classes = ["ic", small && "s", fills && "fills"].filter(Boolean).join(" ");
  return <svg class={classes} aria-hidden="true"><use href={`#i-${name}`} /></svg>;
}

export function NormSign({ symbol }: { symbol: NormSymbol }) {
  return <svg aria-hidden="true"><use href={`#n-${symbol}`} /></svg>;
}

export function Mark() {
  return <svg class="mark" role="img" aria-label="Beleef"><use href="#mark" /></svg>;
}
