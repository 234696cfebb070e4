// Changing or throwing away an earlier answer. Both go by the outbox, so a lost connection loses nothing.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { longest } from "../limits";
import { mend, remove, save } from "../outbox";
import type { ReflectionBody } from "../types";
import { reflection, reflectionRemoval } from "../writing";
import { Confirm } from "./confirm";
import { Feeling } from "./feeling";
import { whyNotStored, Wrong } from "./not-stored";
import type { ReflectionView } from "./reflection-card";
import { say } from "./told";

interface Props {
  view: ReflectionView;
  labelledBy: string;
  onKept: (body: ReflectionBody) => void;
  onGone: () => void;
  onNo: () => void;
}

export function ReflectionForm({ view, labelledBy, onKept, onGone, onNo }: Props) {
  const { id, on, question, hash, item } = view;
  const [answer, setAnswer] = useState(view.answer);
  const [feeling, setFeeling] = useState(view.feeling);
  const [wrong, setWrong] = useState("");
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    const body: ReflectionBody = { on, question, answer: answer.trim(), feeling };
    if (!body.answer && feeling === null) return setWrong(t("Schrijf een antwoord of kies een cijfer."));
    try {
      await (item ? mend(item.seq, { ...body }, hash) : save(reflection(id, body, hash)));
      onKept(body);
      say(t("Bewaard. Alleen jij leest dit."));
    } catch (error) {
      setWrong(whyNotStored(error));
    }
  };
  const throwAway = async (): Promise<void> => {
    setAsking(false);
    try {
      if (item) await remove(item.seq);
      if (hash) await save(reflectionRemoval(id));
      onGone();
      say(t("Weggegooid"));
    } catch (error) {
      setWrong(whyNotStored(error));
    }
  };

  return (
    <form class="flow near" onSubmit={keep}>
      <textarea
        class="field" ref={field} rows={3} maxLength={longest("ReflectionIn", "answer")} aria-labelledby={labelledBy}
        value={answer} onInput={event => (setAnswer(event.currentTarget.value), setWrong(""))}
      />
      <Feeling value={feeling} onPick={value => (setFeeling(value), setWrong(""))} />
      <Wrong words={wrong} />
      <button class="btn main wide">{t("Bewaren")}</button>
      <div class="two">
        <button type="button" class="btn" onClick={onNo}>{t("Toch niet")}</button>
        <button type="button" class="btn" onClick={() => setAsking(true)}>{t("Weggooien")}</button>
      </div>
      {asking && (
        <Confirm title={t("Dit antwoord weggooien?")} yes={t("Ja, gooi weg")} onYes={() => void throwAway()} onNo={() => setAsking(false)}>
          <p>{t("Het is daarna echt weg, ook voor jou.")}</p>
        </Confirm>
      )}
    </form>
  );
}
