// Belevingen: newest first, for three circles of readers; what this device wrote stands among them at once.

import { useState } from "preact/hooks";
import { drawn } from "../components/drawn";
import { Find } from "../components/find";
import { Icon } from "../components/icon";
import { Loading } from "../components/loading";
import { MomentCard } from "../components/moment-card";
import { momentsWith } from "../components/moments-with";
import { MomentsEmpty } from "../components/moments-empty";
import { OlderFoot } from "../components/older-foot";
import { reactOnOlder, useOlder } from "../components/older";
import { OwnActions } from "../components/own-actions";
import { react } from "../components/react";
import { ScopeTabs } from "../components/scope-tabs";
import { useScrollPlace } from "../components/scroll-place";
import { Top } from "../components/top";
import { useGrowing } from "../growing";
import { t } from "../i18n";
import { useLive } from "../live";
import type { ScreenProps } from "../route";
import { steady } from "../steady";
import type { Store } from "../store";
import type { Id, Me, MomentView, Norm, Scope } from "../types";
import { momentViews } from "../views";

export default function Moments({ query }: ScreenProps) {
  const scope = scopeIn(query);
  return <MomentList key={scope} scope={scope} />;
}

function MomentList({ scope }: { scope: Scope }) {
  const older = useOlder(scope);
  const [words, setWords] = useState<string>();
  const seen = useLive(store => read(store, scope), [scope]);
  const most = (seen?.moments.length ?? 0) + older.moments.length;
  const count = useGrowing(most);
  const whole = count === most;
  const returned = useScrollPlace(`moments-${scope}`, seen !== undefined && whole);
  if (!seen) return <Loading />;
  const { me, norms, items, people } = seen;
  const here = new Set(seen.moments.map(moment => moment.id));
  const beyond = older.moments.filter(moment => !here.has(moment.id) && !seen.withdrawn.has(moment.id));
  const targets = new Set(beyond.map(moment => `moments/${moment.id}`));
  const all = [...seen.moments, ...momentViews(beyond, items.filter(item => targets.has(item.target)), me, people)];
  const shown = words ? momentsWith(words, all, norms) : all;
  const pictured = drawn(shown, norms);
  return (
    <>
      <Top title={t("Belevingen")} me={me}>
        <button
          type="button" class="round" aria-label={t("Zoeken")} aria-expanded={words !== undefined}
          onClick={() => setWords(words === undefined ? "" : undefined)}
        >
          <Icon name={words === undefined ? "search" : "x"} />
        </button>
      </Top>
      <main class="pad flow close">
        <ScopeTabs scope={scope} />
        {words !== undefined && <Find focus label={t("Zoek in belevingen")} value={words} onInput={setWords} />}
        {all.length === 0 && older.state === "end" && <MomentsEmpty scope={scope} />}
        {words && shown.length === 0 && <p class="calm gone">{t("Niets gevonden op deze telefoon. Probeer een ander woord.")}</p>}
        <ul class={returned ? "feed measured" : "feed"} aria-label={t("Belevingen")}>
          {shown.slice(0, count).map(moment => (
            <Item key={moment.id} moment={moment} norms={norms} me={me} drawn={pictured.has(moment.id)} />
          ))}
        </ul>
        {!words && whole && (all.length > 0 || older.state !== "end") && <OlderFoot state={older.state} more={older.more} />}
      </main>
    </>
  );
}

interface ItemProps {
  moment: MomentView;
  norms: Map<Id, Norm>;
  me: Me;
  drawn: boolean;
}

/** Steady: a reaction on one card leaves the forty others alone. */
const Item = steady(({ moment, norms, me, drawn }: ItemProps) => (
  <li>
    <MomentCard
      moment={moment} norms={norms} me={me} drawn={drawn}
      onReact={(kind, on) => {
        reactOnOlder(moment.id, kind, on, me);
        return react(moment.id, kind, on);
      }}
    >
      {moment.own && moment.state === "refused" && <OwnActions moment={moment} />}
    </MomentCard>
  </li>
));

async function read(store: Store, scope: Scope) {
  const [{ me, norms, items, people }, moments] = await Promise.all([store.glance(), store.moments(scope)]);
  if (!me) return undefined;
  const withdrawn = new Set(items.filter(item => item.noun === "moment" && item.method === "DELETE").map(item => item.id));
  return { me, moments, items, people, withdrawn, norms: new Map(norms.map(norm => [norm.id, norm])) };
}

function scopeIn(query: URLSearchParams): Scope {
  const asked = query.get("scope");
  return asked === "mine" || asked === "organisation" ? asked : "team";
}
