// A row in Ik that opens in place.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icon";

interface Props {
  id?: string; // the page can be opened at it: /app/me#outbox
  hue: number;
  sign: string;
  title: string;
  sub: string;
  onOpen?: () => void;
  children: ComponentChildren;
}

export function Fold({ id, hue, sign, title, sub, onOpen, children }: Props) {
  const row = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!id || location.hash !== `#${id}`) return;
    row.current!.open = true;
    row.current!.scrollIntoView({ block: "center" });
  }, [id]);
  return (
    <li>
      <details ref={row} id={id} onToggle={event => event.currentTarget.open && onOpen?.()}>
        <summary class="row">
          <span class={`tile h${hue}`}><Icon name={sign} /></span>
          <span class="grow"><b>{title}</b><span class="sub">{sub}</span></span>
          <span class="turns"><Icon name="next" small /></span>
        </summary>
        <div class="more-of">{children}</div>
      </details>
    </li>
  );
}
