// A moment without words: the norm that was tapped tells it.

import { t } from "../i18n";
import type { Norm } from "../types";
import { Icon, NormSign } from "./icon";

export function LivedOnly({ norm, room }: { norm: Norm; room: boolean }) {
  return (
    <a class={`week h${norm.hue}`} href={`/app/norms/${norm.id}`}>
      <span class="tile"><NormSign symbol={norm.symbol} /></span>
      <span class="grow"><b class="display">{norm.title}</b><span class="sub">{room ? t("nam de ruimte") : t("volgde de norm")}</span></span>
      <Icon name="next" small />
    </a>
  );
}
