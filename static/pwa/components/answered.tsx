// The question of the day, once it has its answer.

import { locale, t } from "../i18n";
import type { Question } from "../types";
import { Icon } from "./icon";

export function Answered({ question, waits }: { question: Question | undefined; waits: boolean }) {
  return (
    <section class="answered" aria-labelledby="question">
      <p class="label">{t("Vraag van de dag")}</p>
      <h2 id="question">{question?.text[locale()] ?? t("Wat bleef je bij van vandaag?")}</h2>
      <p class="line">
        <Icon name={waits ? "wait" : "check"} small />
        <span>
          {waits
            ? t("Je antwoord wacht op verbinding. Alleen jij leest het.")
            : t("Je antwoord is bewaard. Alleen jij leest het. Morgen is er een nieuwe vraag.")}
        </span>
      </p>
    </section>
  );
}
