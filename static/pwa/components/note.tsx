// A state told on the card that it is about: what happened, what is safe, what to do.

import type { ComponentChildren } from "preact";
import { Icon } from "./icon";

interface Props {
  kind?: "" | "no" | "warm";
  sign: string;
  title?: string;
  children?: ComponentChildren;
}

export function Note({ kind = "", sign, title, children }: Props) {
  return (
    <div class={`note ${kind}`.trim()}>
      <Icon name={sign} />
      <span class="grow">{title && <b>{title}</b>}{children}</span>
    </div>
  );
}
