// Which moments of a list carry a drawing: about half, and never the same one twice in a row.
// Told from the oldest on, so that a new moment on top changes nothing below it.

import type { Id, MomentView, Norm } from "../types";
import { pick } from "./hue";

export function drawn(moments: MomentView[], norms: Map<Id, Norm>): Set<Id> {
  const chosen = new Set<Id>();
  let last: string | undefined;
  for (const moment of [...moments].reverse()) {
    const symbol = norms.get(moment.followed[0] ?? moment.took_room[0] ?? "")?.symbol;
    if (!symbol || symbol === last || moment.state !== "sent" || pick(moment.id, 5) > 2) continue;
    chosen.add(moment.id);
    last = symbol;
  }
  return chosen;
}
