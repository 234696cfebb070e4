// Normen: found by typing any word, readable without a connection.

import { useState } from "preact/hooks";
import { Empty } from "../components/empty";
import { Find } from "../components/find";
import { Loading } from "../components/loading";
import { NormRow } from "../components/norm-row";
import { Top } from "../components/top";
import { t, tn } from "../i18n";
import { useLive } from "../live";
import { normsWith } from "../search";
import type { Store } from "../store";
import type { Norm } from "../types";

export default function Norms() {
  const seen = useLive(read);
  const [words, setWords] = useState("");
  if (!seen) return <Loading />;
  const { me, norms, organisation } = seen;
  const found = words.trim() ? normsWith(words, norms) : norms;
  const groups = circles(found, organisation);
  return (
    <>
      <Top title={t("Normen")} me={me} />
      <main class="pad flow">
        <Find label={t("Zoek een norm")} hint={t("Zoek op elk woord, zoals koffie")} value={words} onInput={setWords} />
        <p class={words.trim() && found.length ? "found" : "vh"} role="status">
          {words.trim() && tn("Eén norm gevonden", "%(num)s normen gevonden", found.length)}
        </p>
        {norms.length === 0 && (
          <Empty scene="kader" hue={2} title={t("Hier komen jullie normen")}>
            <p class="sub">{t("Een norm zegt wat we altijd doen en waar jij zelf beslist. Zodra er een is, lees je hem hier, ook zonder verbinding.")}</p>
          </Empty>
        )}
        {norms.length > 0 && found.length === 0 && (
          <Empty scene="vraag" hue={3} title={t("Dat woord staat er niet in")}>
            <p class="sub">{t("Probeer een ander woord, of vraag het een collega.")}</p>
            <button type="button" class="btn" onClick={() => setWords("")}>{t("Toon alle normen")}</button>
          </Empty>
        )}
        {groups.map(([name, list], place) => (
          <section key={name} aria-labelledby={`norms-${place} circle-${place}`}>
            <div class="head"><h2 id={`norms-${place}`}>{t("Zo doen wij het")}</h2><span class="sub" id={`circle-${place}`}>{name}</span></div>
            <ul class="card flush rows">{list.map(norm => <li key={norm.id}><NormRow norm={norm} /></li>)}</ul>
          </section>
        ))}
      </main>
    </>
  );
}

async function read(store: Store) {
  const { me, norms, organisation } = await store.glance();
  return me && { me, norms, organisation: organisation?.name ?? "" };
}

/** The team's own first, then those of the whole organisation. */
function circles(norms: Norm[], organisation: string): [string, Norm[]][] {
  const groups = new Map<string, Norm[]>();
  for (const norm of [...norms].sort((a, b) => Number(!a.team) - Number(!b.team))) {
    const name = norm.team?.name ?? organisation;
    groups.set(name, [...(groups.get(name) ?? []), norm]);
  }
  return [...groups];
}
