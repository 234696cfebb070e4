// What a member can do with a norm: propose other words, and change or take back what they proposed.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { go } from "../navigation";
import { proposalWithdrawal } from "../norm-writing";
import { save } from "../outbox";
import type { Me } from "../types";
import { AnswerForm } from "./answer-form";
import { Confirm } from "./confirm";
import { Icon } from "./icon";
import { decides, type NormView } from "./norm-view";
import { whyNotStored } from "./not-stored";
import { say } from "./told";

export function NormActs({ view, me }: { view: NormView; me: Me }) {
  const open = view.next ?? (view.state === "proposed" ? view : undefined);
  const version = open?.agreement;
  if (view.proposal || view.answers.some(item => item.noun === "withdrawal")) return null; // it says itself what can be done
  if (!view.team) return <p class="sub">{t("Deze norm is van de hele organisatie. Wil je iets veranderen? Vraag het een beheerder.")}</p>;
  if (!me.teams.some(team => team.id === view.team!.id)) return null;
  if (!version) return <ProposeButton view={view} words={view.state === "withdrawn" ? t("Stel opnieuw voor") : t("Stel een verandering voor")} />;
  if (version.proposed_by?.id === me.id) return <Own view={view} version={version.id} />;
  if (decides(view, me)) return <Withdraw view={view} version={version.id} name={version.proposed_by?.name} />;
  return <p class="sub">{t("Er ligt al een voorstel. Wil je iets anders? Kies dan Bespreken.")}</p>;
}

export function ProposeButton({ view, words }: { view: NormView; words: string }) {
  return (
    <button type="button" class="btn wide" onClick={() => go(`/app/norms/propose?norm=${view.id}`)}>
      <Icon name="edit" small />{words}
    </button>
  );
}

function Own({ view, version }: { view: NormView; version: string }) {
  const [asking, setAsking] = useState(false);
  const takeBack = (): void => {
    setAsking(false);
    save(proposalWithdrawal(view.id, version, "")).then(() => say(t("Bewaard op deze telefoon")), error => say(whyNotStored(error)));
  };
  return (
    <section class="part" aria-labelledby="own-proposal">
      <h2 id="own-proposal" class="label">{t("Jouw voorstel")}</h2>
      <div class="two">
        <ProposeButton view={view} words={t("Aanpassen")} />
        <button type="button" class="btn" onClick={() => setAsking(true)}><Icon name="remove" small />{t("Intrekken")}</button>
      </div>
      {asking && (
        <Confirm title={t("Je voorstel intrekken?")} yes={t("Ja, trek in")} onYes={takeBack} onNo={() => setAsking(false)}>
          <p>{t("Je team kan er dan niet meer over kiezen. Wat er nu geldt, blijft gelden.")}</p>
        </Confirm>
      )}
    </section>
  );
}

/** A lead's: other words in its place, or off the table with the team's answer. */
function Withdraw({ view, version, name }: { view: NormView; version: string; name: string | undefined }) {
  const [open, setOpen] = useState(false);
  if (open) {
    return (
      <AnswerForm about={version} writing={answer => proposalWithdrawal(view.id, version, answer)} onKept={() => setOpen(false)} onNo={() => setOpen(false)}>
        {name ? t("%(name)s hoort dit. Het voorstel gaat van tafel.", { name }) : t("Het voorstel gaat van tafel.")}
      </AnswerForm>
    );
  }
  return (
    <div class="two">
      <ProposeButton view={view} words={t("Andere woorden voorstellen")} />
      <button type="button" class="btn" onClick={() => setOpen(true)}><Icon name="remove" small />{t("Intrekken met antwoord")}</button>
    </div>
  );
}
