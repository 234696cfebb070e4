// Whoever changes the ways in shows first that the phone was not left lying: password, PIN or passkey.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { type Entered, proveAgain } from "../session";
import { useAsks } from "./asks";
import { hasPasskeys } from "../../webauthn";
import { Wrong } from "./not-stored";
import { PasskeyEntry } from "./passkey-entry";

interface Props {
  onProved: () => void;
  onStay: () => void;
}

export function ProveAgain({ onProved, onStay }: Props) {
  const asks = useAsks();
  const dialog = useRef<HTMLDialogElement>(null);
  const [wrong, setWrong] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  const answered = (answer: Entered): void => {
    if ("ok" in answer) return onProved();
    setWrong("offline" in answer ? t("Er is geen verbinding. Er veranderde niets.") : answer.problem.detail);
  };
  const prove = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget as HTMLFormElement).get("password"));
    if (password) answered(await proveAgain(password));
  };
  return (
    <dialog ref={dialog} class="ask-first" aria-labelledby="prove" onClose={onStay}>
      <form onSubmit={event => void prove(event)}>
        <h2 id="prove">{t("Even zeker weten dat jij het bent")}</h2>
        <p>{t("Je bent al een tijdje ingelogd. Daarom vragen we het nog een keer.")}</p>
        {asks && (
          <label>
            <span class="label">{asks === "pin" ? t("Je pincode") : t("Wachtwoord")}</span>
            <input class="field" name="password" type="password" {...(asks === "pin" && { inputMode: "numeric" })} autoComplete="current-password" />
          </label>
        )}
        {asks === null && !hasPasskeys() && <p>{t("Meld je af, log opnieuw in en kom dan hier terug.")}</p>}
        <Wrong words={wrong} />
        {asks && <button class="btn cool wide">{t("Verder")}</button>}
        <PasskeyEntry onAnswer={answered} />
        <button type="button" class="btn bare wide" onClick={() => dialog.current?.close()}>{t("Toch niet")}</button>
      </form>
    </dialog>
  );
}
