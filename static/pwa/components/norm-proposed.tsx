// The version that lies with the members: whose it is, where it came from, and what it changes.

import type { Asked } from "../awaiting";
import { t } from "../i18n";
import type { Norm } from "../types";
import { dayAndTime } from "./calendar";
import { Changes } from "./changes";
import { Icon } from "./icon";
import type { NormView } from "./norm-view";
import { Note } from "./note";

/** A change of a norm that holds. */
export function NextVersion({ norm, next }: { norm: Norm; next: Asked }) {
  return (
    <section class="card stack proposed" aria-labelledby="next">
      <h2 id="next">{t("Voorstel: versie %(number)s", { number: next.number })}</h2>
      <ProposedBy asked={next} />
      <Changes before={norm} after={next} />
    </section>
  );
}

/** The choice stands below words that are to be read first. */
export function AskedBelow({ view, asked }: { view: NormView; asked: Asked }) {
  const proposed = view.state === "proposed";
  return (
    <>
      {!view.chosen && (
        <Note sign="norms" title={proposed ? t("Dit is nog een voorstel") : t("Zo doen wij het")}>{t("Lees het, en zeg onderaan wat jij vindt.")}</Note>
      )}
      {proposed && <ProposedBy asked={asked} />}
    </>
  );
}

function ProposedBy({ asked: { agreement, moment } }: { asked: Asked }) {
  const { proposed_by, proposed_at } = agreement;
  return (
    <div class="line wrap sub">
      <span>{proposed_by ? t("Van %(name)s", { name: proposed_by.name }) : t("Zonder naam")}, {dayAndTime(proposed_at).toLowerCase()}</span>
      {moment && <a class="chip" href={`/app/moments/${moment}`}><Icon name="moments" />{t("Uit deze beleving")}</a>}
    </div>
  );
}
