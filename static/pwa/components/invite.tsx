// The invitation to be nudged: only after the first saved moment, and only once.

import { useEffect, useState } from "preact/hooks";
import { currentStore } from "../current";
import { t } from "../i18n";
import { type PushState, pushState, turnOn } from "../push";
import { Icon } from "./icon";
import { say } from "./told";

const ANSWERED = "invite-answered";

export function Invite() {
  const [state, setState] = useState<PushState | "answered">("answered");
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    void currentStore()?.setting<boolean>(ANSWERED).then(async answered => {
      if (!answered) setState(await pushState());
    });
  }, []);
  if (state !== "off" && state !== "needs-install") return null;

  const done = (): void => {
    setState("answered");
    void currentStore()?.setSetting(ANSWERED, true);
  };
  const accept = async (): Promise<void> => {
    setBusy(true);
    const now = await turnOn();
    setBusy(false);
    if (now === "failed") return say(t("Aanzetten lukte niet. Probeer het later nog eens bij Ik."));
    say(now === "on" ? t("Je duwtje staat aan") : t("Je duwtje blijft uit"));
    done();
  };

  return (
    <section class="card invite" aria-labelledby="invite">
      <div class="line">
        <span class="tile h1"><Icon name="bell" /></span>
        <div class="grow">
          <h2 id="invite">{t("Een duwtje aan het eind van je dienst?")}</h2>
          <p class="sub">{t("Hooguit één per dag, nooit op een vrije dag. Je zet het zo weer uit.")}</p>
        </div>
      </div>
      <div class="two">
        {state === "needs-install"
          ? <a class="btn cool" href="/app/me#install">{t("Zo zet je het aan")}</a>
          : <button type="button" class="btn cool" disabled={busy} onClick={() => void accept()}>{t("Ja, graag")}</button>}
        <button type="button" class="btn" onClick={done}>{t("Nu niet")}</button>
      </div>
    </section>
  );
}
