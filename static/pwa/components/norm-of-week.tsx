// One norm a week, the same one for everybody who has the same norms.

import { t } from "../i18n";
import type { Norm } from "../types";
import { Icon, NormSign } from "./icon";

const WEEK = 7 * 86_400_000;
const MONDAY = 4 * 86_400_000; // 1 January 1970 was a Thursday

export function normOfWeek(norms: Norm[], now: number): Norm | undefined {
  const inOrder = norms.filter(norm => norm.state === "in_force").sort((a, b) => (a.id < b.id ? -1 : 1));
  return inOrder[Math.floor((now - MONDAY) / WEEK) % inOrder.length];
}

export function NormOfWeek({ norm }: { norm: Norm }) {
  return (
    <section aria-labelledby="week">
      <h2 id="week" class="head">{t("Norm van de week")}</h2>
      <a class={`week h${norm.hue}`} href={`/app/norms/${norm.id}`}>
        <span class="tile"><NormSign symbol={norm.symbol} /></span>
        <span class="grow"><b class="display">{norm.title}</b><span class="sub">{norm.summary}</span></span>
        <Icon name="next" small />
      </a>
    </section>
  );
}
