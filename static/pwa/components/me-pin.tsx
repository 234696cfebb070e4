// The PIN that opens this phone after signing out.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { ask } from "../server";
import { Fold } from "./fold";
import { Wrong } from "./not-stored";
import { DIGITS, PinField } from "./pin-field";
import { say } from "./told";

export function MePin() {
  const [present, setPresent] = useState<boolean | "offline">();
  const look = async (): Promise<void> => {
    const answer = await ask<{ present: boolean }>("/api/pin");
    setPresent("ok" in answer ? answer.data.present : "offline");
  };
  return (
    <Fold hue={2} sign="lock" title={t("Pincode")} sub={t("Om na het afmelden snel terug te komen")} onOpen={() => void look()}>
      <div role="status">
        {present === undefined && <p class="sub">{t("Even laden")}</p>}
        {present === "offline" && <p class="sub">{t("Je pincode verander je zodra er verbinding is.")}</p>}
      </div>
      {typeof present === "boolean" && <Change present={present} onDone={() => setPresent(true)} />}
    </Fold>
  );
}

function Change({ present, onDone }: { present: boolean; onDone: () => void }) {
  const [current, setCurrent] = useState("");
  const [pin, setPin] = useState("");
  const [wrong, setWrong] = useState("");
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!current || pin.length < DIGITS) return setWrong(t("Vul beide in. Een pincode is zes cijfers."));
    const answer = await ask("/api/pin", { method: "PUT", body: { current, pin } });
    if ("offline" in answer) return setWrong(t("Er is geen verbinding. Er veranderde niets."));
    if ("problem" in answer) return setWrong(answer.problem.detail);
    for (const empty of [setCurrent, setPin, setWrong]) empty("");
    say(t("Je pincode is veranderd"));
    onDone();
  };
  return (
    <form class="asks" onSubmit={event => void keep(event)} noValidate>
      {present
        ? <PinField label={t("Huidige pincode")} name="current" value={current} onInput={setCurrent} />
        : (
          <label>
            <span class="label">{t("Je wachtwoord")}</span>
            <input class="field" type="password" autoComplete="current-password" value={current} onInput={event => setCurrent(event.currentTarget.value)} />
          </label>
        )}
      <PinField label={t("Nieuwe pincode")} name="pin" value={pin} onInput={setPin} choosing />
      <Wrong words={wrong} />
      <button class="btn cool">{t("Pincode bewaren")}</button>
    </form>
  );
}
