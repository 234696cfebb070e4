// To whom, and which kind: the first step of giving feedback.

import { t } from "../i18n";
import type { FeedbackKind, Person } from "../types";
import { Face } from "./face";
import type { GiveDraft } from "./give-draft";
import { Icon } from "./icon";

interface Props {
  people: Person[];
  draft: GiveDraft;
  onChange: (part: Partial<GiveDraft>) => void;
}

export function GiveWhom({ people, draft, onChange }: Props) {
  const kind = (mine: FeedbackKind, hue: number, sign: string, word: string, words: string) => (
    <label class={`h${hue}`}>
      <input
        class="cover" type="radio" name="kind" aria-label={word} aria-describedby={`kind-${mine}`}
        checked={draft.kind === mine} onChange={() => onChange({ kind: mine })}
      />
      <span><Icon name={sign} /><b>{word}</b><small id={`kind-${mine}`} class="sub">{words}</small></span>
    </label>
  );
  return (
    <>
      <h1 tabIndex={-1}>{t("Geef feedback")}</h1>
      <fieldset class="stack">
        <legend>{t("Wat wil je geven?")}</legend>
        <div class="kinds">
          {kind("compliment", 1, "heart", t("Compliment"), t("Dit deed je goed"))}
          {kind("tip", 2, "idea", t("Tip"), t("Dit kan anders"))}
        </div>
      </fieldset>
      <fieldset class="stack">
        <legend>{t("Aan wie?")}</legend>
        {people.length === 0 && <p class="sub">{t("Je collega’s staan nog niet op deze telefoon. Ze komen zodra er verbinding is.")}</p>}
        <ul class="card flush rows people">
          {people.map(person => (
            <li key={person.id}>
              <label class="row">
                <Face person={person} />
                <b class="grow">{person.name}</b>
                <input type="radio" name="to" checked={draft.to === person.id} onChange={() => onChange({ to: person.id })} />
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </>
  );
}
