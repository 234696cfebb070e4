// This device is locked: its person comes back with the PIN, or another way.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { forgetDevice } from "../lock";
import { go } from "../navigation";
import { unlock } from "../unlocking";
import { Confirm } from "./confirm";
import { Wrong } from "./not-stored";
import { DIGITS, PinField } from "./pin-field";

interface Props {
  name: string;
  onOtherWay: (why?: string) => void; // `why`: the PIN opens nothing any more
}

export function Unlock({ name, onOtherWay }: Props) {
  const [pin, setPin] = useState("");
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const [forgetting, setForgetting] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const open = async (digits: string): Promise<void> => {
    if (busy) return;
    if (digits.length < DIGITS) return setWrong(t("Je pincode is zes cijfers."));
    setBusy(true);
    setWrong("");
    const answer = await unlock(digits);
    setBusy(false);
    if ("ok" in answer) return go("/app/", { replace: true });
    setPin("");
    field.current?.focus();
    if ("offline" in answer) return setWrong(t("Er is geen verbinding. Ontgrendelen kan zodra die er weer is."));
    const { status, code, detail } = answer.problem;
    if (code === "pin_spent") return onOtherWay(detail);
    if (status === 404) return onOtherWay(t("Dit toestel is afgemeld. Log in met je wachtwoord, of vraag je teamleider om een nieuwe code."));
    setWrong(detail);
  };
  const typed = (digits: string): void => {
    setPin(digits);
    if (digits.length === DIGITS) void open(digits); // the sixth digit is the tap
  };
  const forgetIt = async (): Promise<void> => {
    setForgetting(false);
    if (await forgetDevice()) onOtherWay(t("Dit toestel kent je niet meer."));
    else setWrong(t("Er is geen verbinding. Er veranderde niets."));
  };

  return (
    <form class="pad entry" onSubmit={event => (event.preventDefault(), void open(pin))} noValidate>
      <h1 tabIndex={-1}>{t("Welkom terug, %(name)s", { name })}</h1>
      <PinField label={t("Pincode")} name="pin" value={pin} onInput={typed} field={field} {...(wrong && { wrong: "wrong" })} />
      <Wrong id="wrong" words={wrong} />
      <button class="btn main big wide" disabled={busy}>{busy ? t("Even geduld") : t("Ontgrendelen")}</button>
      <button type="button" class="btn wide" onClick={() => onOtherWay()}>{t("Met inlognaam en wachtwoord")}</button>
      <button type="button" class="btn bare wide" onClick={() => setForgetting(true)}>{t("Dit toestel vergeten")}</button>
      {forgetting && (
        <Confirm title={t("Dit toestel vergeten?")} yes={t("Ja, vergeet dit toestel")} onYes={() => void forgetIt()} onNo={() => setForgetting(false)}>
          <p>{t("Daarna kom je hier alleen binnen met je wachtwoord of met een nieuwe code van je teamleider.")}</p>
        </Confirm>
      )}
    </form>
  );
}
