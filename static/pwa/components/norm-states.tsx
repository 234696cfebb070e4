// What stands with a norm besides its words: a choice that came back, a proposal that was withdrawn,
// and what practice asks of it.

import { t } from "../i18n";
import { remove } from "../outbox";
import type { AgreementBody } from "../types";
import { dayOf, fullDay } from "./calendar";
import { StillFits } from "./norm-above";
import { ProposeButton } from "./norm-acts";
import type { NormView } from "./norm-view";
import { Note } from "./note";
import { why } from "./why";

export function NormStates({ view }: { view: NormView }) {
  return (
    <>
      <ChoiceCameBack view={view} />
      <Withdrawn view={view} />
      <Asks view={view} />
    </>
  );
}

function ChoiceCameBack({ view: { choice, asked } }: { view: NormView }) {
  if (choice?.state !== "refused") return null;
  const { point } = choice.body as unknown as AgreementBody;
  return (
    <div class="part">
      <Note kind="no" sign="alert" title={t("niet aangenomen")}>
        {why(choice.problem)} {point ? t("Je punt is veilig bewaard.") : ""}
      </Note>
      {point && !asked && <p class="calm whole">{point.text}</p>}
      <button type="button" class="btn" onClick={() => void remove(choice.seq)}>{t("Weggooien")}</button>
    </div>
  );
}

function Withdrawn({ view: { withdrawn } }: { view: NormView }) {
  if (!withdrawn) return null;
  const { title, proposed_by, withdrawn_at, answer } = withdrawn;
  return (
    <Note
      sign="info"
      title={proposed_by
        ? t("Het voorstel van %(name)s is ingetrokken: %(title)s", { name: proposed_by.name, title })
        : t("Een voorstel is ingetrokken: %(title)s", { title })}
    >
      {fullDay(withdrawn_at)}.{answer && <> {t("Antwoord van het team")}: {answer}</>}
    </Note>
  );
}

function Asks({ view }: { view: NormView }) {
  const { room_taken, quiet_since, team, proposal } = view;
  if (proposal || (!room_taken && (!quiet_since || view.fits))) return null;
  return (
    <div class="part">
      {room_taken
        ? <Note kind="warm" sign="room" title={t("Drie keer ruimte genomen")}>{t("Misschien hoort dat voortaan in de norm zelf.")}</Note>
        : <Note kind="warm" sign="info" title={t("Klopt hij nog?")}>{t("De laatste beleving bij deze norm: %(day)s.", { day: dayOf(quiet_since!).toLowerCase() })}</Note>}
      {room_taken && team && <ProposeButton view={view} words={t("Stel een nieuwe versie voor")} />}
      {!room_taken && view.mine && !view.above?.seen && <StillFits view={view} words={t("Past nog")} />}
    </div>
  );
}
