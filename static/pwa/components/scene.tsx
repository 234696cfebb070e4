// The drawings: stem, disc and half-disc. They decorate, so a screen reader passes them by.

import type { Id, NormSymbol } from "../types";
import { pick } from "./hue";

type Place = "gesprek" | "kader";

interface Props {
  of: NormSymbol | Place;
  hue?: number;
  turnedBy?: Id; // two moments of one norm do not look the same: half of them face the other way
}

export function Scene({ of, hue = 1, turnedBy }: Props) {
  const turned = turnedBy && pick(turnedBy, 2) ? " turned" : "";
  return (
    <div class={`scene-box h${hue}${turned}`}>
      <svg class="scene" viewBox="0 0 360 180" aria-hidden="true"><use href={`#s-${of}`} /></svg>
    </div>
  );
}

export function Welcome() {
  return <svg class="drawing" viewBox="0 0 390 250" aria-hidden="true"><use href="#s-welkom" /></svg>;
}
