// One norm: hold and room, the words for it, why, and the moments that lived it.

import { Loading } from "../components/loading";
import { MomentCard } from "../components/moment-card";
import { FrameAndRoom, Phrases, Why } from "../components/norm-parts";
import { NormVersions } from "../components/norm-versions";
import { NormSign } from "../components/icon";
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
  const { me, norm, norms, lived } = seen;
  if (!norm) {
    return (
      <>
        <BackTop to="/app/norms" label={t("Terug")} />
        <main class="pad"><h1 tabIndex={-1}>{t("Deze norm geldt niet meer")}</h1><p>{t("Kijk bij Normen wat er nu staat.")}</p></main>
      </>
    );
  }
  return (
    <main>
      <div class={`crown h${norm.hue}`}>
        <BackTop to="/app/norms" label={t("Terug")} />
        <span class="tile xl"><NormSign symbol={norm.symbol} /></span>
        <h1 tabIndex={-1}>{norm.title}</h1>
        <p>{norm.summary}</p>
      </div>
      <div class={`pad flow close below h${norm.hue}`}>
        <FrameAndRoom norm={norm} />
        <Phrases norm={norm} />
        <Why norm={norm} />
        {lived.length > 0 && (
          <section class="stack lived" aria-labelledby="lived">
            <h2 id="lived">{t("Zo zag het er laatst uit")}</h2>
            {lived.map(moment => <MomentCard key={moment.id} moment={moment} norms={norms} me={me} />)}
          </section>
        )}
        <NormVersions id={norm.id} number={norm.number} />
      </div>
    </main>
  );
}

async function read(store: Store, id: Id) {
  const [{ me, norms }, moments] = await Promise.all([store.glance(), store.moments("team")]);
  if (!me) return undefined;
  const norm = norms.find(norm => norm.id === id);
  const lived = moments.filter(moment => [...moment.followed, ...moment.took_room].includes(id)).slice(0, SHOWN);
  return { me, norm, lived, norms: new Map(norm ? [[norm.id, norm]] : []) };
}
