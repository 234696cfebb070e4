// What stands around every screen: the bottom bar, what the app tells in passing, and a new version.

import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { useLive } from "../live";
import type { Place } from "../route";
import { useArrival } from "./arrival";
import { Bar } from "./bar";
import { Icon } from "./icon";
import { NewVersion } from "./new-version";
import { Told } from "./told";

const WITHOUT_BAR = /^\/app\/(tell|feedback\/give|norms\/propose)$/; // these have their own foot

export default function Frame({ place, path, children }: { place: Place; path: string; children: ComponentChildren }) {
  const held = WITHOUT_BAR.test(path);
  useArrival(path);
  return (
    <div class={held ? "phone held" : "phone"}>
      <Expired />
      <NewVersion />
      {children}
      <Told />
      {!held && <Bar place={place} />}
    </div>
  );
}

function Expired() {
  const session = useLive(async store => (await store.glance()).session);
  if (session !== "expired") return null;
  return (
    <aside class="offer">
      <Icon name="lock" />
      <p class="grow">{t("Log opnieuw in. Wat je schreef staat veilig op deze telefoon en gaat dan vanzelf mee.")}</p>
      <a class="btn cool" href="/app/sign-in">{t("Inloggen")}</a>
    </aside>
  );
}
