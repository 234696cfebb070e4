// What members want to discuss, with the team's answer, and for a lead the way to give it.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { remove } from "../outbox";
import type { Agreement, AgreementBody, Me, OutboxItem, Point } from "../types";
import { AnswerForm } from "./answer-form";
import { dayAndTime } from "./calendar";
import { Face } from "./face";
import { Icon } from "./icon";
import { decides, type NormView } from "./norm-view";
import { Note } from "./note";
import { why } from "./why";
import { pointAnswer } from "../norm-writing";

export function Points({ view, agreement, me }: { view: NormView; agreement: Agreement; me: Me }) {
  const points = [...agreement.points.filter(point => !isReplaced(point, view, me)), ...unsentPoint(view, me)];
  if (!points.length) return null;
  return (
    <div class="stack">
      <h3 id="points">{t("Om te bespreken")}</h3>
      <ul class="comments" aria-labelledby="points">
        {points.map(point => (
          <li key={point.id}>
            <PointSaid point={point} />
            {!point.answered_at && decides(view, me) && point.raised_at && (
              <GiveAnswer view={view} point={point} item={view.answers.find(item => item.id === point.id)} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Also in the history, where nothing is open any more. */
export function PointSaid({ point }: { point: Point }) {
  return (
    <article class="comment" aria-label={t("Punt van %(name)s", { name: point.person.name })}>
      <Face person={point.person} />
      <div class="said-it">
        <b>{point.person.name}</b>
        {point.text}
        {point.raised_at
          ? <p class="sub xs">{dayAndTime(point.raised_at)}</p>
          : <p class="tag cool"><Icon name="wait" small />{t("wacht op verbinding")}</p>}
        {point.answered_at && (
          <div class="reply">
            <b>{t("Antwoord van het team")}</b>
            {point.answer}
            <p class="sub xs">{dayAndTime(point.answered_at)}</p>
          </div>
        )}
      </div>
    </article>
  );
}

function GiveAnswer({ view, point, item }: { view: NormView; point: Point; item: OutboxItem | undefined }) {
  const [open, setOpen] = useState(false);
  const { name } = point.person;
  const given = String(item?.body.answer ?? "");
  if (item?.state === "waiting" && !open) {
    return (
      <div class="part answer">
        <Note sign="wait" title={t("wacht op verbinding")}>{given}</Note>
        <button type="button" class="btn" onClick={() => setOpen(true)}>{t("Aanpassen")}</button>
      </div>
    );
  }
  return (
    <div class="part answer">
      {item?.state === "refused" && (
        <>
          <Note kind="no" sign="alert" title={t("niet aangenomen")}>{why(item.problem)} {t("Je tekst is veilig bewaard.")}</Note>
          <button type="button" class="btn" onClick={() => void remove(item.seq)}>{t("Weggooien")}</button>
        </>
      )}
      {!open && !item && <button type="button" class="btn" onClick={() => setOpen(true)}>{t("Antwoord van het team")}</button>}
      {(open || item?.state === "refused") && (
        <AnswerForm
          about={point.id} written={given} writing={answer => pointAnswer(view.id, point.id, answer)}
          onKept={() => setOpen(false)} onNo={item?.state === "refused" ? undefined : () => setOpen(false)}
        >
          {t("%(name)s wordt daarna opnieuw gevraagd. Niemand kiest voor een ander.", { name })}
        </AnswerForm>
      )}
    </div>
  );
}

/** An own point that is on its way, in the place of the one that the server knows. */
function unsentPoint({ choice, asked }: NormView, me: Me): Point[] {
  const body = choice?.body as AgreementBody | undefined;
  if (choice?.state !== "waiting" || !body?.point || body.version !== asked?.number) return [];
  return [{ ...body.point, person: { id: me.id, name: me.name }, raised_at: "", answer: "", answered_at: null }];
}

function isReplaced(point: Point, { choice }: NormView, me: Me): boolean {
  return choice?.state === "waiting" && point.person.id === me.id && !point.answered_at;
}
