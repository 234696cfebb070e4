// Getting Beleef onto the home screen of this very phone.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { type InstallHelp, install, installHelp, onInstallChange } from "../install";
import { Fold } from "./fold";
import { Icon } from "./icon";
import { say } from "./told";

export function MeInstall() {
  const [help, setHelp] = useState<InstallHelp>(installHelp);
  useEffect(() => onInstallChange(() => setHelp(installHelp())), []);
  if (help === "installed") return null;
  const accept = async (): Promise<void> => {
    if (await install()) say(t("Beleef staat op je beginscherm"));
  };
  return (
    <Fold id="install" hue={2} sign="install" title={t("Zet Beleef op je beginscherm")} sub={t("Dan is het één tik, en komt je duwtje ook aan.")}>
      {help === "prompt" && <button type="button" class="btn cool" onClick={() => void accept()}><Icon name="install" small />{t("Zet op beginscherm")}</button>}
      {help === "ios-safari" && (
        <Steps steps={[["share", t("Tik onderaan op het deel-teken.")], ["plus", t("Kies Zet op beginscherm.")], ["check", t("Tik op Voeg toe en open Beleef vanaf je beginscherm.")]]} />
      )}
      {help === "ios-other" && (
        <Steps steps={[["globe", t("Open deze pagina in Safari.")], ["share", t("Tik daar op het deel-teken.")], ["plus", t("Kies Zet op beginscherm.")]]} />
      )}
      {help === "android-menu" && (
        <Steps steps={[["more", t("Open het menu van je browser.")], ["install", t("Kies Installeren of Toevoegen aan startscherm.")], ["check", t("Open Beleef vanaf je startscherm.")]]} />
      )}
      {help === "desktop" && (
        <Steps steps={[["install", t("Klik rechts in de adresbalk op het installeer-teken.")], ["check", t("Kies Installeren.")]]} />
      )}
      {help === "none" && <p>{t("Deze browser kan Beleef niet op het beginscherm zetten. Alles werkt hier ook; een bladwijzer helpt.")}</p>}
      {help !== "none" && <p class="sub">{t("Wat hier nog wacht op verbinding, gaat eerst vanaf hier mee.")}</p>}
    </Fold>
  );
}

function Steps({ steps }: { steps: [sign: string, words: string][] }) {
  return (
    <ol class="how">
      {steps.map(([sign, words]) => (
        <li key={words}><span class="tile h2" aria-hidden="true" /><Icon name={sign} /><span class="grow">{words}</span></li>
      ))}
    </ol>
  );
}
