// Feedback: what I received, unread first, and what I gave.

import { Empty } from "../components/empty";
import { Delivered, Unsent } from "../components/given";
import { Icon } from "../components/icon";
import { Loading } from "../components/loading";
import { PagedFoot } from "../components/paged-foot";
import { Readers } from "../components/readers";
import { Received } from "../components/received";
import { Scene } from "../components/scene";
import { Top } from "../components/top";
import { t } from "../i18n";
import { useLive } from "../live";
import { go } from "../navigation";
import { usePaged } from "../paged";
import type { ScreenProps } from "../route";
import type { Store } from "../store";
import type { Feedback } from "../types";

type BoxName = "received" | "given";

export default function FeedbackScreen({ query }: ScreenProps) {
  const name: BoxName = query.get("box") === "given" ? "given" : "received";
  const seen = useLive(read);
  const box = usePaged<Feedback>(`/api/feedback?box=${name}`, seen?.unsent.length);
  if (!seen) return <Loading />;
  const { me, unsent, people } = seen;
  const mine = name === "given" ? unsent : [];
  const items = [...box.items].sort((a, b) => Number(isRead(a)) - Number(isRead(b)));
  const tab = (to: BoxName, words: string) => (
    <a href={`/app/feedback?box=${to}`} aria-current={name === to ? "page" : undefined}>{words}</a>
  );
  return (
    <>
      <Top title={t("Feedback")} me={me} />
      <main class="pad flow near">
        <button type="button" class="btn main big wide" onClick={() => go("/app/feedback/give")}>
          <Icon name="plus" />{t("Geef feedback")}
        </button>
        <nav class="seg" aria-label={t("Welke feedback")}>{tab("received", t("Gekregen"))}{tab("given", t("Gegeven"))}</nav>
        <Readers who={name === "received" ? t("Alleen jij en de gever lezen dit.") : t("Alleen jij en de ontvanger lezen dit.")} />
        {(mine.length > 0 || items.length > 0) && (
          <ul class="card flush rows">
            {mine.map(item => <Unsent key={item.seq} item={item} people={people} />)}
            {items.map(one => name === "received"
              ? <Received key={one.id} feedback={one} />
              : <Delivered key={one.id} feedback={one} />)}
          </ul>
        )}
        {box.state === "here" && items.length === 0 && mine.length === 0 && <NothingYet name={name} />}
        <PagedFoot
          of={box}
          offline={name === "received"
            ? t("Wat je kreeg lees je met verbinding. Het blijft niet op deze telefoon staan.")
            : t("Wat al is aangekomen lees je met verbinding.")}
        />
        {box.state === "offline" && items.length === 0 && mine.length === 0 && <div class="card flush"><Scene of="gesprek" hue={2} /></div>}
      </main>
    </>
  );
}

/** For the receiver only; a giver is never told when something was opened. */
function isRead({ opened_at }: Feedback): boolean {
  return opened_at !== null;
}

async function read(store: Store) {
  const { me, people, items } = await store.glance();
  return me && { me, people, unsent: items.filter(item => item.noun === "feedback") };
}

function NothingYet({ name }: { name: BoxName }) {
  return (
    <Empty scene="gesprek" hue={name === "given" ? 4 : 3} title={name === "given" ? t("Geef je eerste compliment") : t("Hier komt wat collega’s je gunnen")}>
      <p class="sub">
        {name === "given"
          ? t("Noem wat je zag en wat het met je deed. Dat blijft hangen.")
          : t("Wie feedback geeft, krijgt het vaak ook terug.")}
      </p>
    </Empty>
  );
}
