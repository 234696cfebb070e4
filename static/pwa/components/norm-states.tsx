// What stands with a norm besides its words: a choice that came back, a proposal that was withdrawn,
// and what practice asks of it.

import { t, tn } from "../i18n";
import { remove } from "../outbox";
import type { AgreementBody, Me, Review } from "../types";
import { dayOf, fullDay } from "./calendar";
import { StillFits } from "./norm-above";
import { ProposeButton } from "./norm-acts";
import { decides, type NormView } from "./norm-view";
import { Note } from "./note";
import { why } from "./why";

export function NormStates({ view, me }: { view: NormView; me: Me }) {
  return (
    <>
      <ChoiceCameBack view={view} />
      <Withdrawn view={view} />
      <Asks view={view} me={me} />
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

function Asks({ view, me }: { view: NormView; me: Me }) {
  const { room_taken, quiet_since, team, proposal, review } = view;
  if (review && !proposal && !view.fits) return <ComesBack view={view} review={review} me={me} />;
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

/** The day on which the team looks again comes near: what happened since, and who decides can say that it stays. */
function ComesBack({ view, review, me }: { view: NormView; review: Review; me: Me }) {
  const { lived, took_room } = review;
  const since = view.published_at ? fullDay(view.published_at) : "";
  return (
    <div class="part">
      <Note kind="warm" sign="info" title={t("Klopt hij nog?")}>
        {t("Jullie bekijken deze norm opnieuw: %(day)s.", { day: dayOf(review.on).toLowerCase() })} {t("Sinds %(day)s:", { day: since })}{" "}
        {lived ? tn("één beleving volgde hem", "%(num)s belevingen volgden hem", lived) : t("nog geen beleving volgde hem")}
        {took_room > 0 && <>, {tn("in één nam iemand de ruimte", "in %(num)s nam iemand de ruimte", took_room)}</>}.
      </Note>
      {view.team && view.mine && <ProposeButton view={view} words={t("Stel een nieuwe versie voor")} />}
      {decides(view, me) && !view.above?.seen && <StillFits view={view} words={t("Past nog zo")} />}
    </div>
  );
}
