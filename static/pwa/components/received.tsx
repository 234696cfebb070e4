// Feedback that came for me. It is never kept on the device: opening it needs a connection.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { save } from "../outbox";
import { ask } from "../server";
import type { Feedback } from "../types";
import { thanks } from "../writing";
import { dayAndTime } from "./calendar";
import { Face } from "./face";
import { Icon } from "./icon";
import { Letter } from "./letter";
import { whyNotStored } from "./not-stored";
import { say } from "./told";

export function Received({ feedback }: { feedback: Feedback }) {
  const [opened, setOpened] = useState(feedback.opened_at !== null);
  const [thanked, setThanked] = useState(feedback.thanked_at !== null);
  const { from, kind } = feedback;

  const open = (isOpen: boolean): void => {
    if (!isOpen || opened) return;
    setOpened(true);
    void ask(`/api/feedback/${feedback.id}/opened`, { method: "PUT", body: {} });
  };
  const thank = async (): Promise<void> => {
    try {
      await save(thanks(feedback.id));
      setThanked(true);
      say(t("%(name)s hoort dat je dankbaar bent", { name: from.name }));
    } catch (error) {
      say(whyNotStored(error));
    }
  };

  return (
    <li>
      <details onToggle={event => open(event.currentTarget.open)}>
        <summary class="row">
          <Face person={from} />
          <span class="grow">
            <b>{kind === "tip" ? t("%(name)s gaf je een tip", { name: from.name }) : t("%(name)s gaf je een compliment", { name: from.name })}</b>
            <span class="sub">{dayAndTime(feedback.created_at)}</span>
          </span>
          {!opened && <span class="dot" role="img" aria-label={t("Nieuw")} />}
          <span class="turns"><Icon name="next" small /></span>
        </summary>
        <div class="more-of">
          <Letter kind={kind} steps={feedback} />
          {thanked
            ? <p class="line sub"><Icon name="check" small />{t("Je hebt bedankt.")}</p>
            : <button type="button" class="btn cool wide" onClick={() => void thank()}><Icon name="heart" small />{t("Bedanken")}</button>}
        </div>
      </details>
    </li>
  );
}
