// Normen: found by typing any word, readable without a connection.

import { useMemo, useState } from "preact/hooks";
import { Empty } from "../components/empty";
import { Find } from "../components/find";
import { Loading } from "../components/loading";
import { AwaitingRow, NormRows, RoomTakenRow } from "../components/norm-row";
import { type NormView, normViews } from "../components/norm-view";
import { Icon } from "../components/icon";
import { Top } from "../components/top";
import { t, tn } from "../i18n";
import { useLive } from "../live";
import { go } from "../navigation";
import type { ScreenProps } from "../route";
import { normsWith } from "../search";
import type { Store } from "../store";

const A_MONTH = 30 * 86_400_000;

export default function Norms({ query }: ScreenProps) {
  const seen = useLive(read);
  const [words, setWords] = useState("");
  const asked = query.get("value");
  const value = seen?.norms.flatMap(norm => norm.values ?? []).find(({ id }) => id === asked);
  const [found, groups] = useMemo(() => {
    const all = (seen?.norms ?? []).filter(norm => !value || norm.values?.some(({ id }) => id === value.id));
    const some = words.trim() ? normsWith(words, all) : all;
    return [some, circles(some, seen?.organisation ?? "")];
  }, [words, value?.id, seen?.norms, seen?.organisation]);
  if (!seen) return <Loading />;
  const { me, norms } = seen;
  const proposes = me.teams.length > 0;
  const whole = !words.trim() && !value;
  const mine = whole ? seen.awaits : [];
  const taken = norms.filter(norm => norm.room_taken && norm.team && !norm.proposal);
  return (
    <>
      <Top title={t("Normen")} me={me} />
      <main class="pad flow">
        <Find label={t("Zoek een norm")} hint={t("Zoek op elk woord")} value={words} onInput={setWords} />
        <p class={words.trim() && found.length ? "found" : "vh"} role="status">
          {words.trim() && tn("Eén norm gevonden", "%(num)s normen gevonden", found.length)}
        </p>
        {value && (
          <div class="calm">
            <p class="grow">{t("Normen bij de waarde ‘%(value)s’", { value: value.name })}</p>
            <a class="btn" href="/app/norms">{t("Toon alle normen")}</a>
          </div>
        )}
        {norms.length === 0 && (
          <Empty scene="kader" hue={2} title={t("Hier komen jullie normen")}>
            <p class="sub">{t("Een norm zegt wat we altijd doen en waar jij zelf beslist. Zodra er een is, lees je hem hier, ook zonder verbinding.")}</p>
            {proposes && <ProposeNorm />}
          </Empty>
        )}
        {norms.length > 0 && found.length === 0 && (
          <Empty scene="vraag" hue={3} title={t("Dat woord staat er niet in")}>
            <p class="sub">{t("Probeer een ander woord, of vraag het een collega.")}</p>
            <button type="button" class="btn" onClick={() => setWords("")}>{t("Toon alle normen")}</button>
            {proposes && <ProposeNorm begin={words.trim()} />}
          </Empty>
        )}
        {mine.length > 0 && (
          <section class="stack" aria-labelledby="awaiting">
            <h2 id="awaiting">{t("Wacht op jou")}</h2>
            {mine.map(norm => <AwaitingRow key={norm.id} norm={norm} />)}
          </section>
        )}
        {whole && taken.length > 0 && (
          <section class="stack" aria-labelledby="taken">
            <h2 id="taken">{t("Uit de praktijk")}</h2>
            {taken.map(norm => <RoomTakenRow key={norm.id} norm={norm} />)}
          </section>
        )}
        {whole && norms.length > 0 && proposes && <ProposeNorm />}
        {groups.map(([name, list], place) => (
          <section key={name} aria-labelledby={`norms-${place} circle-${place}`}>
            <div class="head"><h2 id={`norms-${place}`}>{t("Zo doen wij het")}</h2><span class="sub" id={`circle-${place}`}>{name}</span></div>
            <NormRows norms={list} />
          </section>
        ))}
      </main>
    </>
  );
}

function ProposeNorm({ begin }: { begin?: string }) {
  const place = begin ? `/app/norms/propose?begin=${encodeURIComponent(begin)}` : "/app/norms/propose";
  return <button type="button" class="btn wide" onClick={() => go(place)}><Icon name="plus" small />{t("Stel een norm voor")}</button>;
}

async function read(store: Store) {
  const { me, norms, items, organisation } = await store.glance();
  if (!me) return undefined;
  const now = await store.now();
  const views = normViews(norms, me, items).filter(norm => !isPast(norm, now));
  return { me, norms: views, awaits: views.filter(norm => norm.asked && !norm.chosen), organisation: organisation?.name ?? "" };
}

/** The answer to a proposal that never held has been there to read for long enough. */
function isPast({ state, withdrawn }: NormView, now: number): boolean {
  return state === "withdrawn" && now - Date.parse(withdrawn?.withdrawn_at ?? "") > A_MONTH;
}

/** The team's own first, then those of the whole organisation. */
function circles(norms: NormView[], organisation: string): [string, NormView[]][] {
  const groups = new Map<string, NormView[]>();
  for (const norm of [...norms].sort((a, b) => Number(!a.team) - Number(!b.team))) {
    const name = norm.team?.name ?? organisation;
    groups.set(name, [...(groups.get(name) ?? []), norm]);
  }
  return [...groups];
}
