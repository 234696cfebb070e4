// Feedback as its receiver reads it: four short parts, in the giver's own words.

import { t } from "../i18n";
import type { FeedbackKind, PersonRef } from "../types";
import { Face } from "./face";
import type { Steps } from "./four-g";

interface Props {
  kind: FeedbackKind;
  steps: Steps;
  from?: PersonRef; // signs a letter that stands on its own
}

export function Letter({ kind, steps, from }: Props) {
  const parts = [
    [t("Gedrag"), steps.behaviour], [t("Gevoel"), steps.feeling],
    [t("Gevolg"), steps.effect], [t("Gewenst"), steps.wish],
  ].filter(([, text]) => text);
  return (
    <article class={`letter ${kind === "tip" ? "h2" : "h1"}`}>
      {from && (
        <p class="line">
          <Face person={from} />
          <b>{kind === "tip" ? t("%(name)s gaf je een tip", { name: from.name }) : t("%(name)s gaf je een compliment", { name: from.name })}</b>
        </p>
      )}
      <dl>
        {parts.map(([word, text], place) => (
          <div key={word}><dt>{word}</dt><dd class={place === 0 ? "first" : undefined}>{text}</dd></div>
        ))}
      </dl>
    </article>
  );
}
