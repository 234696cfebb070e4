// A norm on a moment: its symbol, its title, and whether the room in it was taken.

import { t } from "../i18n";
import type { Norm } from "../types";
import { NormSign } from "./icon";

export function NormChip({ norm, room }: { norm: Norm; room: boolean }) {
  return (
    <a class={`chip h${norm.hue}`} href={`/app/norms/${norm.id}`}>
      <NormSign symbol={norm.symbol} />
      <span>{norm.title}{room && <> · {t("nam de ruimte")}</>}</span>
    </a>
  );
}
