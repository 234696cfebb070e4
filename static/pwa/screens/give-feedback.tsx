// Geef feedback: to whom, the four steps one by one, and the letter as its receiver will read it.

import { useRef, useState } from "preact/hooks";
import { Face } from "../components/face";
import { stepsFor } from "../components/four-g";
import { useGiveDraft } from "../components/give-draft";
import { GiveStep, StepBar } from "../components/give-step";
import { GiveWhom } from "../components/give-whom";
import { Letter } from "../components/letter";
import { Loading } from "../components/loading";
import { whyNotStored, Wrong } from "../components/not-stored";
import { Readers } from "../components/readers";
import { say } from "../components/told";
import { BackTop } from "../components/top";
import { t } from "../i18n";
import { useLive } from "../live";
import { go } from "../navigation";
import { mend, save } from "../outbox";
import type { ScreenProps } from "../route";
import { feedback } from "../writing";

const LETTER = 5;

export default function GiveFeedback({ query }: ScreenProps) {
  const mending = query.has("item") ? Number(query.get("item")) : undefined;
  const { draft, change, drop } = useGiveDraft(mending);
  const around = useLive(store => store.glance());
  const [wrong, setWrong] = useState("");
  const busy = useRef(false);
  if (!draft || !around?.me) return <Loading />;
  const { me, people } = around;
  const to = people.find(person => person.id === draft.to);
  const steps = stepsFor(draft.kind, to?.name ?? "");
  const at = to ? draft.step : 0;
  const step = at > 0 && at < LETTER ? steps[at - 1] : undefined;

  const move = (next: number): void => {
    setWrong("");
    change({ step: next });
    scrollTo(0, 0);
  };
  const onward = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!to) return setWrong(t("Kies eerst een collega."));
    if (step?.name === "behaviour" && !draft.behaviour.trim()) return setWrong(t("Schrijf hier eerst iets. Eén zin is genoeg."));
    if (at < LETTER) return move(at + 1);
    if (busy.current) return;
    busy.current = true;
    const { kind, behaviour, feeling, effect, wish } = draft;
    const body = { to: to.id, kind, behaviour: behaviour.trim(), feeling: feeling.trim(), effect: effect.trim(), wish: wish.trim() };
    try {
      await (mending === undefined ? save(feedback(draft.id, body)) : mend(mending, body));
    } catch (error) {
      busy.current = false;
      return setWrong(whyNotStored(error));
    }
    await drop();
    say(t("Bewaard. Je feedback gaat vanzelf mee."));
    go("/app/feedback?box=given", { replace: true });
  };

  const before = step && steps[at - 2];
  return (
    <form onSubmit={onward}>
      <main>
        <div class={at === 0 ? "" : `giving ${draft.kind === "tip" ? "h2" : "h1"}`}>
          <BackTop to="/app/feedback" label={t("Terug")}>
            {at > 0 && to && (
              <p class="line">
                <Face person={to} small />
                <b>{draft.kind === "tip" ? t("Tip voor %(name)s", { name: to.name }) : t("Compliment voor %(name)s", { name: to.name })}</b>
              </p>
            )}
          </BackTop>
          {step && <StepBar steps={steps} place={at - 1} />}
          {before && <div class="said"><p class="sub">{before.said}</p><p>{draft[before.name]}</p></div>}
        </div>
        {at === 0 && <div class="pad flow"><GiveWhom people={people} draft={draft} onChange={part => (change(part), setWrong(""))} /></div>}
        {step && <GiveStep steps={steps} place={at - 1} written={draft} to={to!} onChange={text => (change({ [step.name]: text }), setWrong(""))} />}
        {at === LETTER && (
          <div class="pad flow near below">
            <h1 tabIndex={-1}>{t("Zo leest %(name)s het", { name: to!.name })}</h1>
            <Readers who={t("Alleen %(name)s leest dit.", { name: to!.name })}>{t("Je teamleider en beheerder niet.")}</Readers>
            <Letter kind={draft.kind} steps={draft} from={me} />
          </div>
        )}
        <div class={at > 0 ? "sticky steps-foot" : "sticky"}>
          <Wrong words={wrong} />
          {at > 0 && <button type="button" class="btn" onClick={() => move(at - 1)}>{t("Vorige")}</button>}
          <button class="btn main big">{at === LETTER ? t("Versturen") : nextWords(steps[at]?.word)}</button>
        </div>
      </main>
    </form>
  );
}

function nextWords(word: string | undefined): string {
  return word ? t("Volgende: %(step)s", { step: word.toLowerCase() }) : t("Bekijk het geheel");
}
