// The team's answer, to a point or to a proposal; kept on the device with every letter.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { currentStore } from "../current";
import { t } from "../i18n";
import { longest } from "../limits";
import { save } from "../outbox";
import type { Id, Writing } from "../types";
import { whyNotStored, Wrong } from "./not-stored";
import { Readers } from "./readers";
import { say } from "./told";

interface Props {
  about: Id;
  written?: string;
  writing: (answer: string) => Writing;
  onKept: () => void;
  onNo: (() => void) | undefined;
  children: ComponentChildren; // what happens next
}

export function AnswerForm({ about, written = "", writing, onKept, onNo, children }: Props) {
  const key = `answer:${about}`;
  const [text, setText] = useState(written);
  const [wrong, setWrong] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    void currentStore()?.draft<string>(key).catch(() => undefined).then(kept => kept && setText(kept));
  }, [key]);

  const write = (words: string): void => {
    setText(words);
    setWrong("");
    void currentStore()?.saveDraft(key, words).catch(() => undefined);
  };
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!text.trim()) return setWrong(t("Schrijf hier eerst iets. Eén zin is genoeg."));
    try {
      await save(writing(text.trim()));
    } catch (error) {
      return setWrong(whyNotStored(error));
    }
    await currentStore()?.dropDraft(key).catch(() => undefined);
    say(t("Bewaard op deze telefoon"));
    onKept();
  };
  return (
    <form class="part" onSubmit={keep}>
      <label class="label" for={key}>{t("Antwoord van het team")}</label>
      <Readers id={`${key}-readers`} sign="team" who={t("Het team leest dit.")}>{children}</Readers>
      <textarea
        ref={field} id={key} class="field grows" rows={3} aria-describedby={`${key}-readers`} maxLength={longest("AnswerIn", "answer")}
        value={text} onInput={event => write(event.currentTarget.value)}
      />
      <Wrong words={wrong} />
      <div class="two">
        <button class="btn cool">{t("Bewaren")}</button>
        {onNo && <button type="button" class="btn" onClick={onNo}>{t("Toch niet")}</button>}
      </div>
    </form>
  );
}
