// Signs from the sprite. Icons draw in the colour of the text; symbols and scenes in the hue around them.

import type { NormSymbol } from "../types";

export function Icon({ name, small, fills }: { name: string; small?: boolean; fills?: boolean }) {
  const classes = ["ic", small && "s", fills && "fills"].filter(Boolean).join(" ");
  return <svg class={classes} aria-hidden="true"><use href={`${SPRITE_URL}#i-${name}`} /></svg>;
}

export function NormSign({ symbol }: { symbol: NormSymbol }) {
  return <svg aria-hidden="true"><use href={`${SPRITE_URL}#n-${symbol}`} /></svg>;
}

export function Mark() {
  return <svg class="mark" role="img" aria-label="Beleef"><use href={`${SPRITE_URL}#mark`} /></svg>;
}
