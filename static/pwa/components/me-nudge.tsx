// The nudge on this phone: every state that a browser can be in, in plain words.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { type PushState, pushState, turnOff, turnOn } from "../push";
import { Fold } from "./fold";
import { Wrong } from "./not-stored";
import { say } from "./told";

export function MeNudge() {
  const [state, setState] = useState<PushState>();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  useEffect(() => void pushState().then(setState), []);

  const turn = async (): Promise<void> => {
    setBusy(true);
    setWrong("");
    if (state === "on") {
      await turnOff();
      say(t("Je duwtje staat uit"));
    } else {
      const now = await turnOn();
      if (now === "on") say(t("Je duwtje staat aan"));
      if (now === "failed") setWrong(t("Aanzetten lukte niet. Er verandert niets. Probeer het later nog eens."));
    }
    setState(await pushState());
    setBusy(false);
  };

  return (
    <Fold id="nudge" hue={1} sign="bell" title={t("Aan het eind van je dienst")} sub={brief(state)}>
      <p>{words(state)}</p>
      <Wrong words={wrong} />
      {(state === "on" || state === "off") && (
        <button type="button" class={state === "on" ? "btn" : "btn cool"} disabled={busy} onClick={() => void turn()}>
          {busy ? t("Even geduld") : state === "on" ? t("Zet duwtje uit") : t("Zet duwtje aan")}
        </button>
      )}
      {state === "needs-install" && <a class="btn cool" href="#beginscherm">{t("Zo zet je Beleef op je beginscherm")}</a>}
    </Fold>
  );
}

function brief(state: PushState | undefined): string {
  if (state === "on") return t("Staat aan, hooguit één keer per dag");
  if (state === "denied") return t("Geblokkeerd op dit apparaat");
  if (state === "shared") return t("Niet op een gedeeld apparaat");
  if (state === "unsupported") return t("Kan niet in deze browser");
  if (state === "needs-install") return t("Kan zodra Beleef op je beginscherm staat");
  return t("Staat uit");
}

function words(state: PushState | undefined): string {
  if (state === "denied") return t("Meldingen zijn geblokkeerd. Je zet ze weer aan bij de instellingen van je browser, onder Meldingen.");
  if (state === "shared") return t("Hier kijken meer mensen mee. Je duwtje komt op je eigen toestel.");
  if (state === "unsupported") return t("Deze browser kan geen meldingen ontvangen. Alles in Beleef werkt ook zonder.");
  if (state === "needs-install") return t("Op een iPhone of iPad komt een duwtje alleen aan als Beleef op je beginscherm staat.");
  return t("Eén vraag in de laatste minuten van je dienst. Niet op een vrije dag, en niet als je al hebt geantwoord.");
}
