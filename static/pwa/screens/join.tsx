// Coming in by a code: what it is for, a name, a PIN, and in. Nothing of anybody is on this phone yet.

import { useEffect, useState } from "preact/hooks";
import { Icon, Mark } from "../components/icon";
import { JoinForm } from "../components/join-form";
import { Joined, Occupied, Over, Waiting } from "../components/join-states";
import { Welcome } from "../components/scene";
import { currentStore } from "../current";
import { type Invitation, look, standing } from "../door";
import { recall } from "../device";
import { locale, setLocale, t } from "../i18n";
import { speakAs } from "../server";
import type { Locale } from "../types";
import { lockedBy } from "../unlocking";

type Stage =
  | { at: "looking" | "offline" | "codeless" | "waiting" | "refused" | "joined" }
  | { at: "over"; words: string }
  | { at: "occupied"; name: string; locked: boolean }
  | { at: "form"; invitation: Invitation };

const LANGUAGES: Record<Locale, string> = { nl: "Nederlands", en: "English" };

export default function Join() {
  const code = location.hash.slice(1);
  const [stage, setStage] = useState<Stage>({ at: "looking" });
  const [language, setLanguage] = useState(locale());
  const open = async (): Promise<void> => setStage(await stageFor(code));
  useEffect(() => {
    document.title = t("Doe mee · Beleef");
    void open();
    addEventListener("hashchange", reload);
    return () => removeEventListener("hashchange", reload);
  }, [language]);
  useEffect(() => {
    if (stage.at !== "offline") return undefined;
    const again = (): void => void open();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [stage]);

  const speak = async (next: Locale): Promise<void> => {
    speakAs({ locale: next });
    await setLocale(next);
    document.documentElement.lang = next;
    setLanguage(next);
  };
  const settled = stage.at === "joined" || stage.at === "occupied";
  return (
    <main class="phone full join">
      <section class="hero welcome">
        <div class="top">
          <Mark />
          <p class="greet">Beleef{stage.at === "form" && <small>{t("bij %(organisation)s", { organisation: stage.invitation.organisation.name })}</small>}</p>
        </div>
        <Welcome />
      </section>
      <div class="pad entry">
        {!settled && (
          <div class="line wrap languages" role="group" aria-label="Taal, language">
            {(Object.keys(LANGUAGES) as Locale[]).map(one => (
              <button key={one} type="button" class="chip tap" lang={one} aria-pressed={language === one} onClick={() => void speak(one)}>{LANGUAGES[one]}</button>
            ))}
          </div>
        )}
        <Content stage={stage} code={code} onStage={setStage} onRetry={() => void open()} />
      </div>
    </main>
  );
}

interface Props {
  stage: Stage;
  code: string;
  onStage: (next: Stage) => void;
  onRetry: () => void;
}

function Content({ stage, code, onStage, onRetry }: Props) {
  if (stage.at === "form") {
    return <JoinForm code={code} invitation={stage.invitation} onEntered={({ at }) => onStage({ at: at === "in" ? "joined" : at })} onOver={words => onStage({ at: "over", words })} />;
  }
  if (stage.at === "waiting") return <Waiting onAnswer={answer => onStage({ at: answer === "in" ? "joined" : "refused" })} />;
  if (stage.at === "joined") return <Joined />;
  if (stage.at === "occupied") return <Occupied name={stage.name} locked={stage.locked} />;
  if (stage.at === "codeless") return <Over title={t("Scan de code van je team")} words={t("Je teamleider laat een QR-code zien. Richt de camera van je telefoon erop.")} signIn />;
  if (stage.at === "over") return <Over title={t("Deze code werkt niet")} words={stage.words} signIn />;
  if (stage.at === "refused") return <Over title={t("Je bent nog niet binnen")} words={t("Je naam is niet goedgekeurd, of het duurde te lang. Vraag je teamleider om de code nog eens te laten zien.")} />;
  if (stage.at === "offline") {
    return (
      <>
        <Over title={t("Er is geen verbinding")} words={t("Zodra die er weer is, gaat dit vanzelf verder. Je code is nog niet gebruikt.")} />
        <button type="button" class="btn wide" onClick={onRetry}><Icon name="refresh" small />{t("Opnieuw proberen")}</button>
      </>
    );
  }
  return <p class="sub centred" role="status">{t("Even kijken bij wie je komt")}</p>;
}

/** Where somebody with this code stands; a stranger's phone is never taken over. */
async function stageFor(code: string): Promise<Stage> {
  const guest = await recall("guest");
  if (guest && (guest.waiting || guest.code === code)) {
    const now = await standing();
    if (now === "in") return { at: "joined" };
    if (now === "waiting") return { at: "waiting" };
    if (!now && guest.waiting) return { at: "offline" };
    if (guest.waiting) return { at: "refused" };
  }
  const here = (await currentStore()?.me())?.name;
  const name = here ?? (await lockedBy());
  if (name) return { at: "occupied", name, locked: !here };
  if (!code) return { at: "codeless" };
  const answer = await look(code);
  if ("ok" in answer) return { at: "form", invitation: answer.data };
  return "offline" in answer ? { at: "offline" } : { at: "over", words: answer.problem.detail };
}

/** Another code was scanned into the same window. */
function reload(): void {
  location.reload();
}
