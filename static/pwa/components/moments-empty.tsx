// No moments yet: why one matters, a button to begin, and three beginnings to borrow.

import { t } from "../i18n";
import type { Scope } from "../types";
import { Empty } from "./empty";
import { Icon } from "./icon";

export function MomentsEmpty({ scope }: { scope: Scope }) {
  const mine = scope === "mine";
  const beginnings = [
    t("Iemand zocht iets bijzonders …"), t("Ik zag een klant twijfelen …"), t("Een collega deed iets moois …"),
  ];
  return (
    <>
      <Empty scene="kop" title={mine ? t("Hier komen jouw belevingen") : t("Hier komen de belevingen van iedereen samen")}>
        <p class="sub">{t("Een klein moment is genoeg. Wie het opschrijft, ziet het morgen vaker.")}</p>
        <a class="btn main big wide" href="/app/tell"><Icon name="plus" />{t("Schrijf je eerste op")}</a>
      </Empty>
      <section aria-labelledby="begin">
        <h2 id="begin" class="head">{t("Zo kan het beginnen")}</h2>
        <ul class="card flush rows">
          {beginnings.map(words => (
            <li key={words}>
              <a class="row" href={`/app/tell?begin=${encodeURIComponent(words.replace(/…$/, ""))}`}>
                <span class="grow">{words}</span><Icon name="edit" small />
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
