// What a writer can do with an own moment: mend what came back, change it, or take it back.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { go } from "../navigation";
import { remove, save } from "../outbox";
import type { MomentView } from "../types";
import { withdrawal } from "../writing";
import { Confirm } from "./confirm";
import { Icon } from "./icon";
import { NewTeam } from "./new-team";
import { whyNotStored } from "./not-stored";
import { say } from "./told";

export function OwnActions({ moment, after }: { moment: MomentView; after?: () => void }) {
  const [asking, setAsking] = useState(false);
  const moved = moment.problem?.code === "team_changed";
  const refused = moment.state === "refused" && !moved;

  const withdraw = async (): Promise<void> => {
    setAsking(false);
    try {
      if (moment.seq !== undefined) await remove(moment.seq);
      if (moment.hash) await save(withdrawal(moment.id));
      say(t("Ingetrokken"));
      after?.();
    } catch (error) {
      say(whyNotStored(error));
    }
  };

  const actions = (
    <div class="two">
      <button type="button" class={refused ? "btn main" : "btn"} onClick={() => go(`/app/tell?moment=${moment.id}`)}>
        <Icon name="edit" small />{t("Aanpassen")}
      </button>
      <button type="button" class="btn" onClick={() => setAsking(true)}><Icon name="remove" small />{t("Intrekken")}</button>
      {asking && (
        <Confirm title={t("Deze beleving intrekken?")} yes={t("Ja, trek in")} onYes={() => void withdraw()} onNo={() => setAsking(false)}>
          <p>{t("Niemand kan hem daarna nog lezen. De reacties gaan mee weg.")}</p>
        </Confirm>
      )}
    </div>
  );
  return moved ? <div class="stack close-gap"><NewTeam moment={moment} />{actions}</div> : actions;
}
