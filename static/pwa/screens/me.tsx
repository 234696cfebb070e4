// Ik: the nudge, this app, what is mine, and the way out.

import { Face } from "../components/face";
import { Fold } from "../components/fold";
import { Icon } from "../components/icon";
import { Loading } from "../components/loading";
import { Logo } from "../components/logo";
import { MeData } from "../components/me-data";
import { MeDevices } from "../components/me-devices";
import { MeInstall } from "../components/me-install";
import { MeLanguage } from "../components/me-language";
import { MeLog } from "../components/me-log";
import { MeNudge } from "../components/me-nudge";
import { MePasskeys } from "../components/me-passkeys";
import { MeOutbox } from "../components/me-outbox";
import { MePassword } from "../components/me-password";
import { MePin } from "../components/me-pin";
import { MeSees } from "../components/me-sees";
import { MeShifts } from "../components/me-shifts";
import { SignOut } from "../components/me-sign-out";
import { BackTop } from "../components/top";
import { t } from "../i18n";
import { useLive } from "../live";
import type { Store } from "../store";

export default function MeScreen() {
  const seen = useLive(read);
  if (!seen) return <Loading />;
  const { me, organisation, items } = seen;
  const place = [organisation?.name, ...me.teams.map(team => team.name)].filter(Boolean).join(", ");
  return (
    <>
      <BackTop to="/app/" label={t("Terug")} />
      <main class="pad flow">
        {organisation?.logo && <Logo data={organisation.logo} name={organisation.name} />}
        <div class="me"><Face person={me} /><div><h1 tabIndex={-1}>{me.name}</h1><p class="sub">{place}</p></div></div>
        <section aria-labelledby="my-nudge">
          <h2 class="head" id="my-nudge">{t("Duwtje")}</h2>
          <ul class="card flush rows"><MeNudge /><MeShifts me={me} /></ul>
        </section>
        <section aria-labelledby="this-app">
          <h2 class="head" id="this-app">{t("Deze app")}</h2>
          <ul class="card flush rows"><MeInstall /><MeLanguage me={me} offered={organisation?.languages} /><MePasskeys /><MePassword me={me} /><MePin /><MeDevices /></ul>
        </section>
        <section aria-labelledby="of-me">
          <h2 class="head" id="of-me">{t("Van mij")}</h2>
          <ul class="card flush rows">
            <li>
              <a class="row" href="/app/reflections">
                <span class="tile h4"><Icon name="history" /></span>
                <span class="grow"><b>{t("Eerdere antwoorden")}</b><span class="sub">{t("Op de vraag van de dag, alleen voor jou")}</span></span>
                <Icon name="next" small />
              </a>
            </li>
            <MeOutbox items={items} />
            <MeSees />
            <MeLog />
            <MeData />
            <Fold hue={3} sign="info" title={t("Over Beleef")} sub={t("Waar dit voor is")}>
              <p>{t("Beleef helpt je te zien wat je voor klanten doet, en het samen te doen. Niemand wordt hier beoordeeld.")}</p>
              {organisation?.promise && <p><b>{t("Onze belofte aan klanten")}</b><br />{organisation.promise}</p>}
            </Fold>
          </ul>
        </section>
        <SignOut />
      </main>
    </>
  );
}

async function read(store: Store) {
  const { me, organisation, items } = await store.glance();
  return me && { me, organisation, items };
}
