// Vertel: one text is enough; everything else may be left alone.

import { useEffect, useRef, useState } from "preact/hooks";
import { Anonymous } from "../components/anonymous";
import { ForWhom, MomentReaders } from "../components/for-whom";
import { Icon } from "../components/icon";
import { NormPicker } from "../components/norm-picker";
import { whyNotStored, Wrong } from "../components/not-stored";
import { forgetPlaces } from "../components/scroll-place";
import { bodyOf, LAST_READERS, useTellDraft } from "../components/tell-draft";
import { say } from "../components/told";
import { WithAndWhen } from "../components/with-and-when";
import { currentStore } from "../current";
import { t } from "../i18n";
import { longest } from "../limits";
import { useLive } from "../live";
import { back, go } from "../navigation";
import { mend, save } from "../outbox";
import type { ScreenProps } from "../route";
import { moment as writing } from "../writing";

const MOST = longest("MomentIn", "text") ?? Infinity; // code points, as the server counts them

export default function Tell({ query }: ScreenProps) {
  const editing = query.get("moment") ?? undefined;
  const { draft, moment, kept, change, drop } = useTellDraft(editing, query.get("begin") ?? "");
  const [wrong, setWrong] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const busy = useRef(false);
  const around = useLive(store => store.glance());
  useEffect(() => field.current?.focus(), []);
  const teams = around?.me?.teams ?? [];
  const stays = moment?.state === "sent"; // it stays with its team
  const left = !stays && draft.visibility !== "private" && draft.team !== undefined && !teams.some(team => team.id === draft.team);
  const length = [...draft.text.trim()].length;

  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.current) return;
    if (!length && !Object.keys(draft.lived).length) return setWrong(t("Schrijf wat er gebeurde, of tik een norm aan."));
    if (length > MOST) return setWrong(t("Je verhaal is te lang. Maak het korter, tot 2.000 tekens."));
    if (left && teams.length) return setWrong(t("Kies voor welk team dit is."));
    busy.current = true;
    const body = bodyOf(draft, moment);
    try {
      if (moment?.seq !== undefined && moment.state !== "sent") await mend(moment.seq, { ...body });
      else await save(writing(draft.id, body, moment));
    } catch (error) {
      busy.current = false;
      return setWrong(whyNotStored(error));
    }
    void drop().catch(() => undefined);
    void currentStore()?.setSetting(LAST_READERS, draft.visibility).catch(() => undefined);
    forgetPlaces();
    say(t("Bewaard op deze telefoon"));
    go(`/app/moments?scope=${draft.visibility === "private" || !teams.length ? "mine" : "team"}`, { replace: true });
  };

  return (
    <form class="tell-form" onSubmit={keep}>
      <header class="top back">
        <button type="button" class="round" aria-label={t("Sluiten, je concept blijft bewaard")} onClick={() => back("/app/")}><Icon name="x" /></button>
        <span class="grow" />
        <span class="sub line" role="status">{kept && <><Icon name="check" small />{t("Concept bewaard")}</>}</span>
      </header>
      <main>
        <div class="write">
          <h1 class="vh">{editing ? t("Beleving aanpassen") : t("Vertel")}</h1>
          <label for="tell">{t("Wat gebeurde er?")}</label>
          <MomentReaders id="tell-readers" visibility={draft.visibility} organisation={around?.organisation?.name ?? ""} />
          <textarea
            id="tell" ref={field} aria-describedby="tell-readers" placeholder={t("Een klein moment is genoeg")}
            value={draft.text} onInput={event => (change({ text: event.currentTarget.value }), setWrong(""))}
          />
          {length > MOST - 200 && <p class="sub left">{t("Nog %(num)s tekens", { num: MOST - length })}</p>}
          <Anonymous text={draft.text} />
        </div>
        <div class="extras">
          <NormPicker norms={around?.norms ?? []} lived={draft.lived} onChange={lived => (change({ lived }), setWrong(""))} />
          <WithAndWhen people={around?.people ?? []} draft={draft} onChange={change} />
          {(teams.length > 1 || (left && teams.length > 0)) && draft.visibility !== "private" && !stays && (
            <label class="pad">
              <span class="label">{t("Welk team?")}</span>
              <select
                class="field" value={left ? "" : draft.team}
                onChange={event => (change({ team: event.currentTarget.value }), setWrong(""))}
              >
                {left && <option value="" disabled>{t("Kies een team")}</option>}
                {teams.map(team => <option key={team.id} value={team.id}>{team.name}</option>)}
              </select>
            </label>
          )}
        </div>
        <div class="sticky">
          <Wrong words={wrong} />
          <ForWhom value={draft.visibility} onPick={visibility => change({ visibility })} />
          <button class="btn main big wide">{t("Bewaren")}</button>
        </div>
      </main>
    </form>
  );
}
