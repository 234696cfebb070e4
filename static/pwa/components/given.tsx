// Feedback that I gave: what still waits here first, then what was delivered.

import { t } from "../i18n";
import { go } from "../navigation";
import type { Feedback, OutboxItem, Person } from "../types";
import { dayAndTime } from "./calendar";
import { Face } from "./face";
import type { Steps } from "./four-g";
import { Icon } from "./icon";
import { Letter } from "./letter";
import { Note } from "./note";
import { why } from "./why";

export function Unsent({ item, people }: { item: OutboxItem; people: Person[] }) {
  const body = item.body as unknown as Steps & Pick<Feedback, "kind"> & { to: string };
  const to = people.find(person => person.id === body.to) ?? { id: body.to, name: t("een collega") };
  return (
    <li class="unsent">
      {item.state === "waiting"
        ? <Note sign="wait" title={t("wacht op verbinding")}>{t("Staat veilig op deze telefoon en gaat vanzelf mee.")}</Note>
        : <Note kind="no" sign="alert" title={t("niet aangenomen")}>{why(item.problem)} {t("Je tekst is veilig bewaard.")}</Note>}
      <Given to={to} kind={body.kind} steps={body} at={item.created_at} />
      {item.state === "refused" && (
        <div class="more-of">
          <button type="button" class="btn main wide" onClick={() => go(`/app/feedback/give?item=${item.seq}`)}>
            <Icon name="edit" small />{t("Aanpassen")}
          </button>
        </div>
      )}
    </li>
  );
}

export function Delivered({ feedback }: { feedback: Feedback }) {
  return (
    <li>
      <Given to={feedback.to} kind={feedback.kind} steps={feedback} at={feedback.created_at} thanked={feedback.thanked_at !== null} />
    </li>
  );
}

interface GivenProps {
  to: Feedback["to"];
  kind: Feedback["kind"];
  steps: Steps;
  at: string;
  thanked?: boolean;
}

function Given({ to, kind, steps, at, thanked }: GivenProps) {
  return (
    <details>
      <summary class="row">
        <Face person={to} />
        <span class="grow">
          <b>{kind === "tip" ? t("Tip voor %(name)s", { name: to.name }) : t("Compliment voor %(name)s", { name: to.name })}</b>
          <span class="sub">{thanked ? t("%(name)s bedankte je", { name: to.name }) : dayAndTime(at)}</span>
        </span>
        <span class="turns"><Icon name="next" small /></span>
      </summary>
      <div class="more-of"><Letter kind={kind} steps={steps} /></div>
    </details>
  );
}
