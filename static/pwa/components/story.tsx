// The story of the day: the newest moment of a colleague, told as a bubble.

import { t } from "../i18n";
import type { Id, MomentView, Norm, PersonRef, ReactionKind } from "../types";
import { MomentCard } from "./moment-card";

interface Props {
  moment: MomentView;
  norms: Map<Id, Norm>;
  me: PersonRef;
  onReact: (kind: ReactionKind, on: boolean) => void;
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
