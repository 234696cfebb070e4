// The story of the day: the newest moment of a colleague, told as a bubble.

import { t } from "../i18n";
import type { Id, MomentView, Norm, PersonRef } from "../types";
import { MomentCard } from "./moment-card";
import type { React } from "./reactions";

interface Props {
  moment: MomentView;
  norms: Map<Id, Norm>;
  me: PersonRef;
  onReact: React;
}

export function Story(props: Props) {
  return (
    <section aria-labelledby="story">
      <div class="head">
        <h2 id="story">{t("Verhaal van de dag")}</h2>
        <a href="/app/moments">{t("Lees er meer")}</a>
      </div>
      <MomentCard {...props} drawn story />
    </section>
  );
}
