// The bottom bar: five places, the middle one is the big round button.

import { t } from "../i18n";
import type { Place } from "../route";
import { Icon } from "./icon";

export function Bar({ place }: { place: Place }) {
  const link = (here: Place, to: string, sign: string, words: string) => (
    <a href={to} aria-current={place === here ? "page" : undefined}><Icon name={sign} />{words}</a>
  );
  return (
    <nav class="bar nav" aria-label={t("Hoofdmenu")}>
      {link("today", "/app/", "today", t("Vandaag"))}
      {link("moments", "/app/moments", "moments", t("Belevingen"))}
      <a class="tell" href="/app/tell" aria-current={place === "tell" ? "page" : undefined}>
        <span><Icon name="plus" /></span>{t("Vertel")}
      </a>
      {link("norms", "/app/norms", "norms", t("Normen"))}
      {link("feedback", "/app/feedback", "feedback", t("Feedback"))}
    </nav>
  );
}
