// An own proposal that is still on this phone: waiting or come back, with the way to mend it or give it up.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { go } from "../navigation";
import { remove } from "../outbox";
import type { OutboxItem } from "../types";
import { Confirm } from "./confirm";
import type { NormView } from "./norm-view";
import { whyNotStored } from "./not-stored";
import { Note } from "./note";
import { say } from "./told";
import { why } from "./why";

export function NormUnsent({ view }: { view: NormView }) {
  const withdrawal = view.answers.find(item => item.noun === "withdrawal");
  return (
    <>
      {view.proposal && (view.proposal.method === "PUT" ? <UnsentProposal item={view.proposal} alone={view.onlyHere} /> : <UnsentEnd item={view.proposal} />)}
      {withdrawal && <UnsentEnd item={withdrawal} />}
    </>
  );
}

function UnsentProposal({ item, alone }: { item: OutboxItem; alone: boolean }) {
  const [asking, setAsking] = useState(false);
  const giveUp = (): void => {
    setAsking(false);
    remove(item.seq).then(() => alone && go("/app/norms", { replace: true }), error => say(whyNotStored(error)));
  };
  return (
    <div class="part">
      {item.state === "waiting"
        ? <Note sign="wait" title={t("wacht op verbinding")}>{t("Je voorstel staat veilig op deze telefoon en gaat vanzelf naar je team.")}</Note>
        : <Note kind="no" sign="alert" title={t("niet aangenomen")}>{why(item.problem)} {t("Je tekst is veilig bewaard.")}</Note>}
      <div class="two">
        <button type="button" class={item.state === "refused" ? "btn main" : "btn"} onClick={() => go(`/app/norms/propose?item=${item.seq}`)}>{t("Aanpassen")}</button>
        <button type="button" class="btn" onClick={() => setAsking(true)}>{t("Weggooien")}</button>
      </div>
      {asking && (
        <Confirm title={t("Dit voorstel weggooien?")} yes={t("Ja, gooi weg")} onYes={giveUp} onNo={() => setAsking(false)}>
          <p>{t("Het staat alleen nog op deze telefoon. Daarna is het weg.")}</p>
        </Confirm>
      )}
    </div>
  );
}

/** Taking a proposal off the table. */
function UnsentEnd({ item }: { item: OutboxItem }) {
  const leave = (): void => void remove(item.seq).catch(error => say(whyNotStored(error)));
  return (
    <div class="part">
      {item.state === "waiting"
        ? <Note sign="wait" title={t("wacht op verbinding")}>{t("Het voorstel wordt ingetrokken.")}</Note>
        : <Note kind="no" sign="alert" title={t("niet aangenomen")}>{why(item.problem)}</Note>}
      <button type="button" class="btn" onClick={leave}>{item.state === "waiting" ? t("Toch niet") : t("Weggooien")}</button>
    </div>
  );
}
