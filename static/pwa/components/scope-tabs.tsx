// Mijn, Team, Organisatie: the same list for three circles of readers.

import { t } from "../i18n";
import type { Scope } from "../types";

export function ScopeTabs({ scope }: { scope: Scope }) {
  const tab = (to: Scope, words: string) => (
    <a href={`/app/moments?scope=${to}`} aria-current={scope === to ? "page" : undefined}>{words}</a>
  );
  return (
    <nav class="seg" aria-label={t("Welke belevingen")}>
      {tab("mine", t("Mijn"))}{tab("team", t("Team"))}{tab("organisation", t("Organisatie"))}
    </nav>
  );
}
