// One thing that a customer said, and the norms that it is behind.

import { useEffect } from "preact/hooks";
import { dayOf } from "../components/calendar";
import { heard } from "../components/greeting";
import { Loading } from "../components/loading";
import { NormRow } from "../components/norm-row";
import { normViews } from "../components/norm-view";
import { ReportVoice } from "../components/report-voice";
import { BackTop } from "../components/top";
import { t } from "../i18n";
import { useLive } from "../live";
import type { ScreenProps } from "../route";
import type { Store } from "../store";
import type { Id } from "../types";

export default function VoiceScreen({ id = "" }: ScreenProps) {
  const seen = useLive(store => read(store, id), [id]);
  const greeted = Boolean(seen?.team);
  useEffect(() => { // another that is behind a norm would bring back the one that was put away
    if (greeted) void heard(id);
  }, [id, greeted]);
  if (!seen) return <Loading />;
  const { voice, team, norms } = seen;
  return (
    <>
      <BackTop to="/app/" label={t("Terug")} />
      <main class="pad flow close">
        <h1 tabIndex={-1}>{voice ? t("Een klant zei") : t("Dit staat hier niet meer")}</h1>
        {!voice && <p>{t("Het is weggehaald, of het is te lang geleden.")}</p>}
        {voice && (
          <div class="voice">
            <p class="whole" lang={voice.language} dir="auto">{voice.text}</p>
            <footer><time dateTime={voice.said_on}>{dayOf(voice.said_on)}</time>{team && `, ${team}`}</footer>
          </div>
        )}
        {norms.length > 0 && (
          <section class="stack" aria-labelledby="behind">
            <h2 id="behind">{t("Hoort bij deze normen")}</h2>
            <ul class="card flush rows">{norms.map(norm => <li key={norm.id}><NormRow norm={norm} /></li>)}</ul>
          </section>
        )}
        {voice?.channel === "compliment" && <p><ReportVoice voice={id} norm={team ? undefined : norms[0]?.id} /></p>}
      </main>
    </>
  );
}

async function read(store: Store, id: Id) {
  const { me, norms, items, teams } = await store.glance();
  if (!me) return undefined;
  const behind = normViews(norms, me, items).filter(norm => norm.voices?.some(voice => voice.id === id));
  const to = teams.find(team => team.compliment?.id === id);
  const voice = to?.compliment ?? behind.flatMap(norm => norm.voices ?? []).find(voice => voice.id === id);
  return { voice, team: to?.name, norms: behind };
}
