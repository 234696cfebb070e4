// One of the four steps: what was said before, one question, one text box, and beginnings to borrow.

import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { longest } from "../limits";
import type { PersonRef } from "../types";
import { Anonymous } from "./anonymous";
import type { Step, Steps } from "./four-g";
import { Readers } from "./readers";

interface Props {
  steps: Step[];
  place: number;
  written: Steps;
  to: PersonRef;
  onChange: (text: string) => void;
}

export function GiveStep({ steps, place, written, to, onChange }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const step = steps[place]!;
  const text = written[step.name];
  useEffect(() => field.current?.focus(), [place]);
  const borrow = (words: string): void => {
    onChange(text.trim() ? `${text.trimEnd()} ${words} ` : `${words} `);
    field.current?.focus();
  };
  return (
    <div class="pad flow near below">
      <h1 tabIndex={-1}>{step.question}</h1>
      <Readers id="give-readers" who={t("Alleen %(name)s leest dit.", { name: to.name })}>
        {t("Wat daarna met dit bericht gebeurt, kiest de ontvanger.")}
      </Readers>
      <textarea
        ref={field} class="field area" aria-label={step.word} aria-describedby="give-readers" maxLength={longest("FeedbackIn", step.name)}
        value={text} onInput={event => onChange(event.currentTarget.value)}
      />
      <Anonymous text={text} />
      <div class="stack close-gap" role="group" aria-labelledby="borrow">
        <p class="label" id="borrow">{t("Een begin dat je kunt lenen")}</p>
        <div class="borrow">
          {step.borrow.map(words => (
            <button key={words} type="button" class="chip tap" onClick={() => borrow(words)}>{words}</button>
          ))}
        </div>
      </div>
    </div>
  );
}

export function StepBar({ steps, place }: { steps: Step[]; place: number }) {
  return (
    <ol class="steps" aria-label={t("Stap %(place)s van 4", { place: place + 1 })}>
      {steps.map((step, at) => (
        <li key={step.name} class={at < place ? "past" : undefined} aria-current={at === place ? "step" : undefined}>{step.word}</li>
      ))}
    </ol>
  );
}
