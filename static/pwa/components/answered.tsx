// The question of the day, once it has its answer.

import { useEffect, useRef } from "preact/hooks";
import { locale, t } from "../i18n";
import type { Question } from "../types";
import { Icon } from "./icon";

interface Props {
  question: Question | undefined;
  waits: boolean;
  fresh: boolean; // answered just now: focus comes here from the form that is gone
}

export function Answered({ question, waits, fresh }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (fresh) heading.current?.focus({ preventScroll: true });
  }, [fresh]);
  return (
    <section class="answered" aria-labelledby="question">
      <p class="label">{t("Vraag van de dag")}</p>
      <h2 id="question" ref={heading} tabIndex={-1}>{question?.text[locale()] ?? t("Wat bleef je bij van vandaag?")}</h2>
      <p class="line">
        <Icon name={waits ? "wait" : "check"} small />
        <span>
          {waits
            ? t("Je antwoord wacht op verbinding. Alleen jij leest het.")
            : t("Je antwoord is bewaard. Alleen jij leest het. Morgen is er een nieuwe vraag.")}
        </span>
      </p>
      <a class="earlier" href="/app/reflections">{t("Eerdere antwoorden")}</a>
    </section>
  );
}
