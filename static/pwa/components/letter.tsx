// Feedback as its receiver reads it: four short parts, in the giver's own words.

import { t } from "../i18n";
import type { FeedbackKind } from "../types";
import type { Steps } from "./four-g";

export function Letter({ kind, steps }: { kind: FeedbackKind; steps: Steps }) {
  const parts = [
    [t("Gedrag"), steps.behaviour], [t("Gevoel"), steps.feeling],
    [t("Gevolg"), steps.effect], [t("Gewenst"), steps.wish],
  ].filter(([, text]) => text);
  return (
    <dl class={`letter ${kind === "tip" ? "h2" : "h1"}`}>
      {parts.map(([word, text], place) => (
        <div key={word}><dt>{word}</dt><dd class={place === 0 ? "first" : undefined}>{text}</dd></div>
      ))}
    </dl>
  );
}
