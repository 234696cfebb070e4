// Signing out never loses what still waits: four choices when something does.

import { useEffect, useRef, useState } from "preact/hooks";
import { t, tn } from "../i18n";
import { go } from "../navigation";
import { asText } from "../outbox";
import { signOut } from "../session";
import type { OutboxItem } from "../types";
import { Icon } from "./icon";
import { useTextFile } from "./text-file";

export function SignOut() {
  const [unsent, setUnsent] = useState<OutboxItem[]>();
  const [busy, setBusy] = useState(false);
  const leave = async (choice?: "keep" | "delete"): Promise<void> => {
    setBusy(true);
    const answer = await signOut(choice);
    setBusy(false);
    if ("unsent" in answer) return setUnsent(answer.unsent);
    go(choice === "keep" ? "/app/sign-in?kept" : "/app/sign-in", { replace: true });
  };
  return (
    <>
      <button type="button" class="btn big wide" disabled={busy} onClick={() => void leave()}>
        <Icon name="out" />{t("Afmelden")}
      </button>
      {unsent && <Unsent items={unsent} busy={busy} onChoose={choice => void leave(choice)} onStay={() => setUnsent(undefined)} />}
    </>
  );
}

interface Props {
  items: OutboxItem[];
  busy: boolean;
  onChoose: (choice?: "keep" | "delete") => void;
  onStay: () => void;
}

function Unsent({ items, busy, onChoose, onStay }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const file = useTextFile(asText(items));
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="ask-first" aria-labelledby="unsent" onClose={onStay}>
      <form method="dialog">
        <h2 id="unsent">{tn("Eén bericht is nog niet verstuurd", "%(num)s berichten zijn nog niet verstuurd", items.length)}</h2>
        <p>{t("Wat wil je ermee doen voordat je afmeldt?")}</p>
        <button type="button" class="btn cool wide" disabled={busy} onClick={() => onChoose()}>{t("Nu versturen en afmelden")}</button>
        <button type="button" class="btn wide" onClick={() => onChoose("keep")}>{t("Op dit apparaat bewaren en afmelden")}</button>
        {file && <a class="btn wide" href={file} download="beleef.txt">{t("Bewaar als tekst")}</a>}
        <button type="button" class="btn no wide" onClick={() => onChoose("delete")}>{t("Weggooien en afmelden")}</button>
        <button class="btn bare wide">{t("Toch niet")}</button>
      </form>
    </dialog>
  );
}
