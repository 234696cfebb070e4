// One norm: hold and room, the words for it, why, what members think of it, and the moments that lived it.

import { Agreeing } from "../components/agreeing";
import { NormSign } from "../components/icon";
import { Loading } from "../components/loading";
import { MomentCard } from "../components/moment-card";
import { NormAbove } from "../components/norm-above";
import { NormActs } from "../components/norm-acts";
import { FrameAndRoom, Phrases, Why } from "../components/norm-parts";
import { AskedBelow, NextVersion } from "../components/norm-proposed";
import { NormStates } from "../components/norm-states";
import { NormUnsent } from "../components/norm-unsent";
import { NormVersions } from "../components/norm-versions";
import { NormTag } from "../components/norm-row";
import { normViews } from "../components/norm-view";
import { BackTop } from "../components/top";
import { t } from "../i18n";
import { useLive } from "../live";
import type { ScreenProps } from "../route";
import type { Store } from "../store";
import type { Id } from "../types";

const SHOWN = 3; // moments below a norm; the rest is in Belevingen

export default function NormScreen({ id = "" }: ScreenProps) {
  const seen = useLive(store => read(store, id), [id]);
  if (!seen) return <Loading />;
  const { me, norm, norms, lived, now, timezone } = seen;
  if (!norm) return <Gone unsent={seen.unsent} />;
  const { asked, next } = norm;
  const agreeing = asked && <Agreeing view={norm} asked={asked} me={me} now={now} timezone={timezone} />;
  const above = <NormAbove view={norm} all={seen.all} me={me} />;
  return (
    <main>
      <div class={`crown h${norm.hue}`}>
        <BackTop to="/app/norms" label={t("Terug")} />
        <span class="tile xl"><NormSign symbol={norm.symbol} /></span>
        <h1 tabIndex={-1}>{norm.title}</h1>
        <p>{norm.summary}</p>
        <NormTag norm={norm} />
      </div>
      <div class={`pad flow close below h${norm.hue}`}>
        <NormUnsent view={norm} />
        <NormStates view={norm} me={me} />
        {norm.team && above}
        {next && <NextVersion norm={norm} next={next} />}
        {next && agreeing}
        {next && <h2 class="after">{t("Zo geldt het nu")}</h2>}
        {!next && asked && <AskedBelow view={norm} asked={asked} />}
        <FrameAndRoom norm={norm} />
        <Phrases norm={norm} />
        <Why norm={norm} />
        {!next && agreeing}
        <NormActs view={norm} me={me} />
        {!norm.team && above}
        {lived.length > 0 && (
          <section class="stack lived" aria-labelledby="lived">
            <h2 id="lived">{t("Zo zag het er laatst uit")}</h2>
            {lived.map(moment => <MomentCard key={moment.id} moment={moment} norms={norms} me={me} />)}
          </section>
        )}
        {!norm.onlyHere && <NormVersions key={next?.number ?? norm.number} id={norm.id} number={norm.number} />}
      </div>
    </main>
  );
}

function Gone({ unsent }: { unsent: boolean }) {
  return (
    <>
      <BackTop to="/app/norms" label={t("Terug")} />
      <main class="pad flow close">
        <h1 tabIndex={-1}>{t("Deze norm geldt niet meer")}</h1>
        <p>{t("Kijk bij Normen wat er nu staat.")}</p>
        {unsent && <p><a href="/app/me#outbox">{t("Wat je erover schreef, staat veilig in je postvak uit.")}</a></p>}
      </main>
    </>
  );
}

async function read(store: Store, id: Id) {
  const [{ me, norms, items, organisation }, moments, now] = await Promise.all([store.glance(), store.moments("team"), store.now()]);
  if (!me) return undefined;
  const norm = normViews(norms, me, items).find(norm => norm.id === id);
  const lived = moments.filter(moment => [...moment.followed, ...moment.took_room].includes(id)).slice(0, SHOWN);
  const unsent = items.some(item => item.target === `norms/${id}`);
  const timezone = organisation?.timezone ?? "Europe/Amsterdam";
  return { me, norm, all: norms, lived, unsent, timezone, now: Math.floor(now / 60_000) * 60_000, norms: new Map(norm ? [[norm.id, norm]] : []) };
}
