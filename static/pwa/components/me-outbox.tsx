// Postvak uit: what this phone has accepted and not yet delivered, with its age and why it came back.

import { useState } from "preact/hooks";
import { ago, t, tn } from "../i18n";
import { go } from "../navigation";
import { asText, remove } from "../outbox";
import type { Noun, OutboxItem } from "../types";
import { Confirm } from "./confirm";
import { Fold } from "./fold";
import { Icon } from "./icon";
import { sendNow } from "./send-now";
import { useTextFile } from "./text-file";
import { why } from "./why";

export function MeOutbox({ items }: { items: OutboxItem[] }) {
  const file = useTextFile(items.length ? asText(items) : "");
  const sub = items.length ? tn("Eén bericht nog te versturen", "%(num)s berichten nog te versturen", items.length) : t("Alles is verstuurd");
  return (
    <Fold id="outbox" hue={3} sign="wait" title={t("Postvak uit")} sub={sub}>
      {items.length === 0 && <p>{t("Wat je schrijft zonder verbinding, wacht hier tot het mee kan.")}</p>}
      <ul class="outbox">{items.map(item => <Item key={item.seq} item={item} />)}</ul>
      {items.length > 0 && (
        <div class="two">
          <button type="button" class="btn cool" onClick={() => void sendNow()}>{t("Nu versturen")}</button>
          {file && <a class="btn" href={file} download="beleef.txt">{t("Bewaar als tekst")}</a>}
        </div>
      )}
    </Fold>
  );
}

function Item({ item }: { item: OutboxItem }) {
  const [asking, setAsking] = useState(false);
  const names: Record<Noun, string> = {
    moment: t("Beleving"), reaction: t("Reactie"), comment: t("Reactie"), feedback: t("Feedback"),
    thanks: t("Bedankje"), reflection: t("Antwoord op de vraag van de dag"), proposal: t("Voorstel voor een norm"),
    withdrawal: t("Voorstel intrekken"), agreement: t("Wat je van een norm vindt"), answer: t("Antwoord op een punt"), fit: t("Een norm past nog"),
  };
  const text = asText([item]).split("\n").slice(1).join(" ");
  const mend = mendingPlace(item);
  return (
    <li class="card">
      <b>{names[item.noun]}</b> <span class="sub">{ago(item.created_at)}</span>
      {text && <p class="clip">{text}</p>}
      {item.state === "waiting"
        ? <p class="tag cool"><Icon name="wait" small />{t("wacht op verbinding")}</p>
        : <p class="wrong"><Icon name="alert" small /><span>{t("niet aangenomen")}: {why(item.problem)}</span></p>}
      {item.state === "refused" && (
        <div class="two">
          {mend && <button type="button" class="btn main" onClick={() => go(mend)}>{t("Aanpassen")}</button>}
          <button type="button" class="btn" onClick={() => setAsking(true)}>{t("Weggooien")}</button>
        </div>
      )}
      {asking && (
        <Confirm title={t("Dit weggooien?")} yes={t("Ja, gooi weg")} onYes={() => void remove(item.seq)} onNo={() => setAsking(false)}>
          <p>{t("Het staat alleen nog op deze telefoon. Daarna is het weg.")}</p>
        </Confirm>
      )}
    </li>
  );
}

/** Where a refused item can be changed; the small ones are simply done again. */
function mendingPlace(item: OutboxItem): string | undefined {
  if (item.noun === "moment" && item.method === "PUT") return `/app/tell?moment=${item.id}`;
  if (item.noun === "feedback") return `/app/feedback/give?item=${item.seq}`;
  if (item.noun === "reflection") return "/app/reflections";
  if (item.noun === "proposal" && item.method === "PUT") return `/app/norms/propose?item=${item.seq}`;
  if (item.target.startsWith("norms/")) return `/app/${item.target}`;
  return undefined;
}
