// Getting Beleef onto the home screen of this very phone.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { type InstallHelp, install, installHelp, needsInstallForPush, onInstallChange } from "../install";
import { Fold } from "./fold";
import { HandOver } from "./hand-over";
import { Icon } from "./icon";
import { say } from "./told";

export function MeInstall() {
  const help = useInstallHelp();
  if (help === "installed") return null;
  return (
    <Fold id="install" hue={2} sign="install" title={t("Zet Beleef op je beginscherm")} sub={t("Dan is het één tik, en komt je duwtje ook aan.")}>
      <HowToInstall help={help} />
    </Fold>
  );
}

export function useInstallHelp(): InstallHelp {
  const [help, setHelp] = useState<InstallHelp>(installHelp);
  useEffect(() => onInstallChange(() => setHelp(installHelp())), []);
  return help;
}

/** What to do on exactly this phone; `joined`: by somebody who just came in on it. */
export function HowToInstall({ help, joined = false }: { help: InstallHelp; joined?: boolean }) {
  const accept = async (): Promise<void> => {
    if (await install()) say(t("Beleef staat op je beginscherm"));
  };
  return (
    <>
      {help === "prompt" && <button type="button" class="btn cool" onClick={() => void accept()}><Icon name="install" small />{t("Zet op beginscherm")}</button>}
      {help === "ios-safari" && (
        <Steps steps={[["share", t("Tik onderaan op het deel-teken.")], ["plus", t("Kies Zet op beginscherm.")], ["check", t("Tik op Voeg toe en open Beleef vanaf je beginscherm.")], ["key", t("Vul daar deze code in. De app kent je nog niet.")]]} />
      )}
      {help === "ios-other" && (
        <Steps steps={[["globe", t("Open deze pagina in Safari.")], ["share", t("Tik daar op het deel-teken.")], ["plus", t("Kies Zet op beginscherm.")], ["key", t("Vul in de app deze code in. De app kent je nog niet.")]]} />
      )}
      {needsInstallForPush() && <HandOver now={joined} />}
      {help === "android-menu" && (
        <Steps steps={[["more", t("Open het menu van je browser.")], ["install", t("Kies Installeren of Toevoegen aan startscherm.")], ["check", t("Open Beleef vanaf je startscherm.")]]} />
      )}
      {help === "desktop" && (
        <Steps steps={[["install", t("Klik rechts in de adresbalk op het installeer-teken.")], ["check", t("Kies Installeren.")]]} />
      )}
      {help === "none" && <p>{t("Deze browser kan Beleef niet op het beginscherm zetten. Alles werkt hier ook; een bladwijzer helpt.")}</p>}
    </>
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
