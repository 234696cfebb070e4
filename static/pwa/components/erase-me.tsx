// Erasing oneself: what goes, what stays, a word to type, and no way back.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { go } from "../navigation";
import { turnOff } from "../push";
import { ask } from "../server";
import { vanish } from "../session";
import { Wrong } from "./not-stored";
import { Password } from "./password";
import { ProveAgain } from "./prove-again";
import { whyRefused } from "./refused";

export function EraseMe({ onStay }: { onStay: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const [proving, setProving] = useState(false);
  const word = t("wissen");
  useEffect(() => dialog.current?.showModal(), []);

  const erase = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const sent = new FormData(event.currentTarget as HTMLFormElement);
    if (String(sent.get("word")).trim().toLowerCase() !== word) {
      return setWrong(t("Typ het woord %(word)s om door te gaan.", { word }));
    }
    setBusy(true);
    const body = { password: String(sent.get("password")), keep: sent.get("keep") === "yes" };
    const answer = await ask("/api/my-data/erasure", { method: "POST", body });
    setBusy(false);
    if ("problem" in answer && answer.problem.code === "prove_again") return setProving(true);
    if (!("ok" in answer)) return setWrong(whyRefused(answer));
    await turnOff();
    await vanish();
    go("/app/sign-in?why=erased", { replace: true });
  };

  return (
    <dialog ref={dialog} class="ask-first long" aria-labelledby="erase-me" onClose={onStay}>
      <form onSubmit={event => void erase(event)}>
        <h2 id="erase-me">{t("Wis mijn gegevens")}</h2>
        <p><b>{t("Dit gaat weg")}</b><br />{t("Je account en je naam, je reflecties, de feedback en aandacht die je kreeg, je eigen belevingen die niemand anders leest, je werkdagen en je meldingen. Je bent meteen overal uitgelogd. Ook wat op deze telefoon nog wacht, gaat weg.")}</p>
        <p><b>{t("Dit blijft")}</b><br />{t("Feedback en aandacht die je gaf, blijven van wie ze kreeg. Je naam staat er niet meer bij.")}</p>
        <fieldset class="choice">
          <legend class="label">{t("Wat collega’s van je lezen")}</legend>
          <label class="tick"><input type="radio" name="keep" value="yes" checked />{t("Mag blijven, van een oud-collega")}</label>
          <label class="tick"><input type="radio" name="keep" value="no" />{t("Gaat ook weg")}</label>
        </fieldset>
        <label>
          <span class="label">{t("Typ het woord %(word)s", { word })}</span>
          <input class="field" name="word" autoComplete="off" autoCapitalize="none" autoCorrect="off" spellcheck={false} />
        </label>
        <Password />
        <Wrong words={wrong} />
        <button class="btn no wide" disabled={busy}>{busy ? t("Even geduld") : t("Wis alles, voorgoed")}</button>
        <button type="button" class="btn wide" onClick={() => dialog.current?.close()}>{t("Toch niet")}</button>
      </form>
      {proving && <ProveAgain onProved={() => setProving(false)} onStay={() => setProving(false)} />}
    </dialog>
  );
}
