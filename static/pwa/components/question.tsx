// The question of the day: answered in place, kept on the device, read by nobody else.

import { useEffect, useState } from "preact/hooks";
import { currentStore } from "../current";
import { locale, t } from "../i18n";
import { longest } from "../limits";
import { mend, save } from "../outbox";
import type { LocalDate, OutboxItem, Question, ReflectionBody } from "../types";
import { uuid7 } from "../uuid";
import { reflection } from "../writing";
import { Feeling } from "./feeling";
import { whyNotStored, Wrong } from "./not-stored";
import { Note } from "./note";
import { Readers } from "./readers";
import { say } from "./told";
import { why } from "./why";

interface Props {
  day: LocalDate;
  question: Question | undefined;
  refused: OutboxItem | undefined; // what came back, to be mended here
  onKept: () => void;
}

type Draft = Pick<ReflectionBody, "answer" | "feeling">;

export function QuestionForm({ day, question, refused, onKept }: Props) {
  const key = `reflection:${day}`;
  const [draft, setDraft] = useState<Draft>({ answer: "", feeling: null });
  const [wrong, setWrong] = useState("");

  useEffect(() => {
    const back = refused?.body as Draft | undefined;
    void currentStore()?.draft<Draft>(key).then(kept => (kept ?? back) && setDraft((kept ?? back)!));
  }, [key, refused?.seq]);

  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    setWrong("");
    void currentStore()?.saveDraft(key, next).catch(() => undefined);
  };

  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = draft.answer.trim();
    if (!answer && draft.feeling === null) return setWrong(t("Schrijf een antwoord of kies een cijfer."));
    const body = { on: day, question: question?.id ?? null, answer, feeling: draft.feeling };
    try {
      await (refused ? mend(refused.seq, body) : save(reflection(uuid7(), body)));
    } catch (error) {
      return setWrong(whyNotStored(error));
    }
    onKept();
    await currentStore()?.dropDraft(key);
    say(t("Bewaard. Alleen jij leest dit."));
  };

  return (
    <form class="ask" onSubmit={keep}>
      <p class="label">{t("Vraag van de dag")}</p>
      <h2 id="question">{question?.text[locale()] ?? t("Wat bleef je bij van vandaag?")}</h2>
      <Readers id="question-readers" who={t("Alleen jij leest dit.")} />
      {refused && <Note kind="no" sign="alert" title={t("niet aangenomen")}>{why(refused.problem)}</Note>}
      <textarea
        class="field" rows={1} maxLength={longest("ReflectionIn", "answer")} placeholder={t("Schrijf je antwoord")}
        aria-labelledby="question" aria-describedby="question-readers"
        value={draft.answer} onInput={event => change({ answer: event.currentTarget.value })}
      />
      <Feeling value={draft.feeling} onPick={feeling => change({ feeling })} />
      <Wrong words={wrong} />
      <button class="btn big wide">{t("Bewaren")}</button>
    </form>
  );
}
