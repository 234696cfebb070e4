// With whom, and when: two chips that open, optional and never in the way.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import type { Id, Person } from "../types";
import { dayAndTime } from "./calendar";
import { Face } from "./face";
import { Icon } from "./icon";
import { type Draft, local } from "./tell-draft";

const A_MONTH = 30 * 86_400_000;

interface Props {
  people: Person[];
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

export function WithAndWhen({ people, draft, onChange }: Props) {
  const [open, setOpen] = useState<"with" | "when">();
  const turn = (one: "with" | "when"): void => setOpen(open === one ? undefined : one);
  const names = people.filter(person => draft.with_people.includes(person.id)).map(person => person.name).join(", ");
  return (
    <>
      <div class="tools">
        <button type="button" class="chip tap" aria-expanded={open === "with"} onClick={() => turn("with")}>
          <Icon name="team" />{names ? t("Met %(names)s", { names }) : t("Met wie")}
        </button>
        <button type="button" class="chip tap" aria-expanded={open === "when"} onClick={() => turn("when")}>
          <Icon name="calendar" />{draft.when ? dayAndTime(new Date(draft.when).toISOString()) : t("Net gebeurd")}
        </button>
      </div>
      {open === "with" && <WithPeople people={people} chosen={draft.with_people} onChange={with_people => onChange({ with_people })} />}
      {open === "when" && <When when={draft.when} onChange={when => onChange({ when })} />}
    </>
  );
}

function WithPeople({ people, chosen, onChange }: { people: Person[]; chosen: Id[]; onChange: (chosen: Id[]) => void }) {
  const turn = (id: Id): void => onChange(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id]);
  return (
    <div class="tools open" role="group" aria-label={t("Met wie")}>
      {people.length === 0 && <p class="sub">{t("Je collega’s staan nog niet op deze telefoon.")}</p>}
      {people.map(person => (
        <button key={person.id} type="button" class="chip tap" aria-pressed={chosen.includes(person.id)} onClick={() => turn(person.id)}>
          <Face person={person} small />{person.name}
        </button>
      ))}
    </div>
  );
}

function When({ when, onChange }: { when: string; onChange: (when: string) => void }) {
  const now = new Date();
  return (
    <div class="pad">
      <label class="stack close-gap">
        <span class="label">{t("Wanneer was het? Tot 30 dagen terug")}</span>
        <input
          class="field" type="datetime-local" value={when || local(now)} max={local(now)}
          min={local(new Date(now.getTime() - A_MONTH))} onInput={event => onChange(event.currentTarget.value)}
        />
      </label>
    </div>
  );
}
