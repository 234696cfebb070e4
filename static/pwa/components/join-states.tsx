// What else coming in can be: in, at the door, somebody else's phone, or a code that is over.

import { useEffect, useState } from "preact/hooks";
import { recall } from "../device";
import { type Standing, standing } from "../door";
import { t } from "../i18n";
import { useLive } from "../live";
import { Icon } from "./icon";
import { HowToInstall, useInstallHelp } from "./me-install";

const EVERY = 3_000;

/** In: how to keep Beleef at hand on this phone, and the first thing to do. */
export function Joined() {
  const name = useLive(store => store.me())?.name ?? "";
  const help = useInstallHelp();
  return (
    <div class="asks" role="status">
      <h1 tabIndex={-1}>{t("Je bent binnen, %(name)s", { name })}</h1>
      {help !== "installed" && help !== "none" && (
        <section class="card asks" aria-labelledby="home">
          <h2 id="home">{t("Zet Beleef op je beginscherm")}</h2>
          <p class="sub">{t("Dan is het één tik. Het kan ook later, bij Ik.")}</p>
          <HowToInstall help={help} joined />
        </section>
      )}
      <a class="btn main big wide" href="/app/tell">{t("Vertel je eerste beleving")}</a>
      <a class="btn wide" href="/app/">{t("Kijk eerst rond")}</a>
    </div>
  );
}

/** A lead sees the name now; asks every few seconds while somebody looks. */
export function Waiting({ onAnswer }: { onAnswer: (answer: Standing) => void }) {
  const [host, setHost] = useState<string | null>();
  useEffect(() => void recall("guest").then(guest => setHost(guest?.host)), []);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== "visible") return;
      const now = await standing();
      if (now && now !== "waiting") onAnswer(now);
    };
    const timer = setInterval(() => void ask(), EVERY);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, []);
  return (
    <div class="asks" role="status">
      <h1 tabIndex={-1}>{host ? t("%(name)s laat je zo binnen", { name: host }) : t("Je teamleider laat je zo binnen")}</h1>
      <p class="note"><Icon name="person" /><span class="grow"><b>{t("Laat dit scherm even open.")}</b>{t("Je naam staat nu op de tablet. Zodra iemand je binnenlaat, gaat het hier vanzelf verder.")}</span></p>
    </div>
  );
}

/** This phone is somebody's already. */
export function Occupied({ name, locked }: { name: string; locked: boolean }) {
  return (
    <div class="asks">
      <h1 tabIndex={-1}>{locked ? t("Deze telefoon is van %(name)s", { name }) : t("Hier is %(name)s ingelogd", { name })}</h1>
      <p>{locked
        ? t("Ben jij dat? Kom dan binnen met je pincode. Ben je iemand anders? Laat %(name)s eerst het toestel vergeten.", { name })
        : t("Ben jij dat? Dan hoef je de code niet te gebruiken. Is de code voor een collega? Scan hem dan met een andere telefoon.")}</p>
      <a class="btn main big wide" href={locked ? "/app/sign-in" : "/app/"}>{locked ? t("Naar de pincode") : t("Naar Beleef")}</a>
    </div>
  );
}

/** Not by this code, or not yet; `signIn` for who is in already and has another way. */
export function Over({ title, words, signIn = false }: { title: string; words: string; signIn?: boolean }) {
  return (
    <div class="asks">
      <div class="asks centred" role="alert">
        <h1 tabIndex={-1}>{title}</h1>
        <p>{words}</p>
      </div>
      {signIn && <a class="btn wide" href="/app/sign-in">{t("Ik heb al een account")}</a>}
    </div>
  );
}
