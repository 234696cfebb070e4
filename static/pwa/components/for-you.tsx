// What waits for this person. The phone knows that something came, not what it says.

import { t } from "../i18n";
import type { Me, Norm } from "../types";
import { Icon } from "./icon";

export function ForYou({ waiting, norms }: { waiting: Me["waiting"]; norms: Norm[] }) {
  const [moment] = waiting.attention;
  const [norm, another] = norms;
  if (!waiting.feedback && !moment && !norm) return null;
  return (
    <section class="for-you" aria-labelledby="for-you">
      <h2 id="for-you" class="head">{t("Voor jou")}</h2>
      <ul class="card flush rows">
        {waiting.feedback > 0 && (
          <Row to="/app/feedback" hue={3} sign="feedback" title={t("Een collega schreef iets voor jou")} sub={t("Alleen jij kunt het lezen.")} />
        )}
        {moment && (
          <Row to={`/app/moments/${moment}`} hue={2} sign="care" title={t("Je kreeg aandacht")} sub={t("Je teamleider reageerde op je beleving.")} />
        )}
        {norm && (
          <Row
            to={another ? "/app/norms" : `/app/norms/${norm.id}`} hue={norm.hue} sign="norms"
            title={another ? t("Normen vragen wat jij vindt") : t("Een norm vraagt wat jij vindt")}
            sub={another ? t("Lees ze en kies.") : norm.next?.title ?? norm.title}
          />
        )}
      </ul>
    </section>
  );
}

function Row({ to, hue, sign, title, sub }: { to: string; hue: number; sign: string; title: string; sub: string }) {
  return (
    <li>
      <a class="row" href={to}>
        <span class={`tile h${hue}`}><Icon name={sign} /></span>
        <span class="grow"><b>{title}</b><span class="sub">{sub}</span></span>
        <span class="dot" role="img" aria-label={t("Nieuw")} />
      </a>
    </li>
  );
}
