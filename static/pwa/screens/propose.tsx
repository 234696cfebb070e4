// Stel een norm voor: one question at a time, and the norm as the team will read it.

import { useRef, useState } from "preact/hooks";
import { Changes } from "../components/changes";
import { Empty } from "../components/empty";
import { NormSign } from "../components/icon";
import { Loading } from "../components/loading";
import { FrameAndRoom, Phrases, Why } from "../components/norm-parts";
import { decides, type NormView, normViews } from "../components/norm-view";
import { whyNotStored, Wrong } from "../components/not-stored";
import { Note } from "../components/note";
import { aboutOf, baseOf, type ProposeDraft, useProposeDraft, wordsOf } from "../components/propose-draft";
import { missingIn, PREVIEW, ProposeStep, questions } from "../components/propose-steps";
import { say } from "../components/told";
import { BackTop } from "../components/top";
import { t } from "../i18n";
import { useLive } from "../live";
import { go } from "../navigation";
import { proposal } from "../norm-writing";
import { remove, save } from "../outbox";
import type { ScreenProps } from "../route";
import type { Store } from "../store";
import type { Me } from "../types";
import { uuid7 } from "../uuid";

export default function Propose({ query }: ScreenProps) {
  const about = aboutOf(query);
  const { draft, change, drop } = useProposeDraft(about);
  const around = useLive(read);
  const [wrong, setWrong] = useState("");
  const busy = useRef(false);
  if (!draft || !around) return <Loading />;
  const { me, views, moments } = around;
  const norm = views.find(one => one.id === draft.norm && !one.onlyHere);
  const back = norm || about.item !== undefined ? `/app/norms/${draft.norm}` : "/app/norms";
  if (me.teams.length === 0) return <NoTeam />;
  const team = me.teams.some(one => one.id === draft.team) ? draft.team : undefined;
  const { step } = draft;
  const stories = moments.filter(moment => moment.id === draft.moment || (norm?.room_taken && moment.took_room.includes(norm.id))).slice(0, 3);

  const move = (next: number): void => {
    setWrong("");
    change({ step: next });
    scrollTo(0, 0);
  };
  const onward = async (event: Event): Promise<void> => {
    event.preventDefault();
    const missing = step < PREVIEW ? missingIn(draft, step) : undefined;
    if (missing) return setWrong(missing);
    if (step < PREVIEW) return move(step + 1);
    const unfinished = questions().findIndex((_question, place) => missingIn(draft, place));
    if (unfinished >= 0) return move(unfinished);
    if (!team) return setWrong(t("Kies voor welk team dit is."));
    if (busy.current) return;
    busy.current = true;
    try {
      // Another id for other words: what came before may have arrived unseen.
      await save(proposal(draft.norm, uuid7(), { ...wordsOf(draft), team, base: baseOf(norm), replaces: replacedBy(norm, me), moment: draft.moment, ...(draft.above && { above: draft.above }) }));
      if (about.item !== undefined) await remove(about.item);
    } catch (error) {
      busy.current = false;
      return setWrong(whyNotStored(error));
    }
    await drop().catch(() => undefined);
    say(t("Bewaard. Je voorstel gaat vanzelf naar je team."));
    go(`/app/norms/${draft.norm}`, { replace: true });
  };

  return (
    <form class="proposing" onSubmit={onward}>
      <main>
        <BackTop to={back} label={t("Terug, je concept blijft bewaard")}>
          <p class="line sub">{step < PREVIEW ? t("Stap %(place)s van %(last)s", { place: step + 1, last: PREVIEW }) : t("Voorbeeld")}</p>
        </BackTop>
        <ol class="dots" aria-hidden="true">{questions().map((question, place) => <li key={question} class={place <= step ? "past" : undefined} />)}</ol>
        {draft.base !== baseOf(norm) && (
          <div class="pad"><Note kind="warm" sign="info">{t("Intussen geldt er een andere versie. Leg je tekst ernaast voor je hem verstuurt.")}</Note></div>
        )}
        {step < PREVIEW
          ? <ProposeStep step={step} draft={draft} others={norm ? [] : views.filter(one => one.id !== draft.norm)} stories={stories} onChange={part => (change(part), setWrong(""))} />
          : <Preview draft={draft} norm={norm} />}
        {step === PREVIEW && !norm && (me.teams.length > 1 || !team) && (
          <label class="pad part">
            <span class="label">{t("Welk team?")}</span>
            <select class="field" value={team ?? ""} onChange={event => (change({ team: event.currentTarget.value }), setWrong(""))}>
              {!team && <option value="" disabled>{t("Kies een team")}</option>}
              {me.teams.map(one => <option key={one.id} value={one.id}>{one.name}</option>)}
            </select>
          </label>
        )}
        <div class={step > 0 ? "sticky steps-foot" : "sticky"}>
          <Wrong words={wrong} />
          {step > 0 && <button type="button" class="btn" onClick={() => move(step - 1)}>{t("Vorige")}</button>}
          <button class="btn main big">{step === PREVIEW ? t("Voorstellen") : t("Volgende")}</button>
        </div>
      </main>
    </form>
  );
}

function Preview({ draft, norm }: { draft: ProposeDraft; norm: NormView | undefined }) {
  const words = wordsOf(draft);
  return (
    <div class={`pad flow close below h${words.hue}`}>
      <p class="label">{norm?.state === "in_force" ? t("Dit verandert er") : t("Zo leest je team het")}</p>
      {norm?.state === "in_force" && <div class="card"><Changes before={norm} after={words} /></div>}
      <div class="line"><span class="tile"><NormSign symbol={words.symbol} /></span><h1 tabIndex={-1}>{words.title}</h1></div>
      <p>{words.summary}</p>
      <FrameAndRoom norm={words} />
      <Phrases norm={words} />
      <Why norm={words} />
      <Note sign="team">{t("Iedereen in het team kiest: akkoord, kan ermee leven of bespreken. Jij bent meteen akkoord.")}</Note>
    </div>
  );
}

function NoTeam() {
  return (
    <>
      <BackTop to="/app/norms" label={t("Terug")} />
      <main class="pad"><Empty scene="kader" hue={2} title={t("Je zit nog niet in een team")}><p class="sub">{t("Een norm is van een team. Vraag je teamleider of beheerder om je toe te voegen.")}</p></Empty></main>
    </>
  );
}

/** The open version whose place these words take: one's own, or as a lead anybody's. */
function replacedBy(norm: NormView | undefined, me: Me): number | null {
  const open = norm?.next ?? (norm?.state === "proposed" ? norm : undefined);
  const mine = open?.agreement?.proposed_by?.id === me.id;
  return open && norm && (mine || decides(norm, me)) ? open.number : null;
}

async function read(store: Store) {
  const { me, norms, items, moments } = await store.glance();
  return me && { me, moments, views: normViews(norms, me, items) };
}
