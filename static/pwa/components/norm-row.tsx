// A norm in a list.

import type { Norm } from "../types";
import { Icon, NormSign } from "./icon";

export function NormRow({ norm }: { norm: Norm }) {
  return (
    <a class="row" href={`/app/norms/${norm.id}`}>
      <span class={`tile h${norm.hue}`}><NormSign symbol={norm.symbol} /></span>
      <span class="grow"><b>{norm.title}</b><span class="sub">{norm.summary}</span></span>
      <Icon name="next" small />
    </a>
  );
}
