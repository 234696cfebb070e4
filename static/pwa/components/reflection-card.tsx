// An earlier answer: read by its writer alone, who may change it or throw it away for ever.

import { locale, t } from "../i18n";
import type { OutboxItem, Question, Reflection, ReflectionBody } from "../types";
import { dayOf } from "./calendar";
import { Icon } from "./icon";
import { Note } from "./note";
import { ReflectionForm } from "./reflection-form";
import { why } from "./why";

/** What the server holds, with what still waits here laid over it. */
export interface ReflectionView extends Omit<Reflection, "hash"> {
  hash?: string; // absent: the server has none yet
  item?: OutboxItem;
  stands?: Reflection; // what the server holds in the place of an own text that was refused
}

interface Props {
  view: ReflectionView;
  question: Question | undefined;
  editing: boolean;
  onEdit: (open: boolean) => void;
  onKept: (body: ReflectionBody) => void;
  onGone: () => void;
}

export function ReflectionCard({ view, question, editing, onEdit, onKept, onGone }: Props) {
  const { item } = view;
  const heading = `reflection-${view.id}`;
  return (
    <article class="card flush reflection" aria-labelledby={heading}>
      {item?.state === "waiting" && (
        <Note sign="wait" title={t("wacht op verbinding")}>{t("Staat veilig op deze telefoon en gaat vanzelf mee.")}</Note>
      )}
      {item?.state === "refused" && (
        <Note kind="no" sign="alert" title={t("niet aangenomen")}>{why(item.problem)} {t("Je tekst is veilig bewaard.")}</Note>
      )}
      <div class="in">
        <div class="line">
          <p class="label grow">{dayOf(view.on)}</p>
          {!editing && (
            <button type="button" class="round" aria-label={t("Aanpassen: %(day)s", { day: dayOf(view.on) })} onClick={() => onEdit(true)}>
              <Icon name="edit" small />
            </button>
          )}
        </div>
        <h2 id={heading}>{question?.text[locale()] ?? t("Wat bleef je bij van deze dag?")}</h2>
        {editing
          ? <ReflectionForm view={view} labelledBy={heading} onKept={onKept} onGone={onGone} onNo={() => onEdit(false)} />
          : (
            <>
              {view.answer && <p class="whole">{view.answer}</p>}
              {item?.state === "refused" && view.stands && (
                <p class="whole stands"><b class="label">{t("Op je andere toestel schreef je")}</b>{view.stands.answer}</p>
              )}
              {view.feeling !== null && <p class="sub">{t("Je dienst gaf je een %(num)s van 10.", { num: view.feeling })}</p>}
            </>
          )}
      </div>
    </article>
  );
}
