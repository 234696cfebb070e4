// Who will read this: it stands above every text field before typing starts.

import type { ComponentChildren } from "preact";
import { Icon } from "./icon";

interface Props {
  id?: string; // for aria-describedby
  sign?: "lock" | "team" | "org";
  who: string;
  children?: ComponentChildren;
}

export function Readers({ id, sign = "lock", who, children }: Props) {
  return (
    <p class="readers" id={id}>
      <Icon name={sign} small />
      <span><b>{who}</b>{children && <> {children}</>}</span>
    </p>
  );
}
