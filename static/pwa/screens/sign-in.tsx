// Getting in, inside the app: an installed app never leaves its place.

import { useEffect, useState } from "preact/hooks";
import { ByPassword } from "../components/by-password";
import { Icon, Mark } from "../components/icon";
import { Welcome } from "../components/scene";
import { currentStore } from "../current";
import { isWaiting } from "../door";
import { t } from "../i18n";
import { startsApart } from "../install";
import { useLive } from "../live";
import { rememberedName } from "../lock";
import { go } from "../navigation";
import type { ScreenProps } from "../route";
import { makeRoom } from "../session";
import { type Place, place } from "../shared";
import { lockedBy } from "../unlocking";

type ComingBack = typeof import("../components/coming-back");

export default function SignIn({ query }: ScreenProps) {
  const [back, setBack] = useState<ComingBack>();
  const [shared, setShared] = useState<Place | "away">();
  const [locked, setLocked] = useState<string>();
  const [otherWay, setOtherWay] = useState<{ why?: string; byCode?: true }>();
  const { organisation } = useLive(store => store.glance()) ?? {};
  const [ended] = useState(query.get("why")); // said once: not after a reload
  useEffect(() => {
    if (ended) history.replaceState(history.state, "", "/app/sign-in");
    document.title = t("Inloggen · Beleef");
    void place().then(async found => {
      if (typeof found === "object") await makeRoom();
      if (found) setBack(await import("../components/coming-back"));
      setShared(found);
    });
    void isWaiting().then(waits => waits && go("/app/join", { replace: true }));
    void rememberedName().then(async name => {
      if (name) await show(name);
      await show(await lockedBy());
    });
  }, []);
  const show = async (name: string | undefined): Promise<void> => {
    if (name) setBack(await import("../components/coming-back"));
    setLocked(name);
  };
  const why = otherWay?.why ?? "";
  const other = (why?: string): void => setOtherWay(why ? { why } : {});
  const kept = query.has("kept");
  const byCode = otherWay ? otherWay.byCode : startsApart() && !kept && !currentStore();
  useEffect(() => {
    if (!byCode || back) return;
    import("../components/coming-back").then(setBack, () => other(t("Er is geen verbinding. Binnenkomen kan zodra die er weer is.")));
  }, [byCode]);
  return (
    <main class="phone full">
      <section class="hero welcome">
        <div class="top">
          <Mark />
          <p class="greet">Beleef{organisation && <small>{t("bij %(organisation)s", { organisation: organisation.name })}</small>}</p>
        </div>
        <Welcome />
      </section>
      {ended === "erased" && <p class="note said" role="status"><Icon name="check" /><span>{t("Je gegevens zijn gewist. Dit apparaat bewaart ook niets meer van je.")}</span></p>}
      {ended === "replaced" && (
        <p class="note said" role="alert"><Icon name="alert" /><span>{t("Er is een code gemaakt voor een nieuwe telefoon van jou. Daarom is deze afgemeld. Vroeg jij daar niet om? Zeg het meteen tegen je beheerder.")}</span></p>
      )}
      {back && shared === "away" ? <back.Away kept={kept} />
        : back && shared && shared !== "away" && !otherWay ? <back.ChooseWho place={shared} kept={kept} onOtherWay={other} />
        : back && locked && !otherWay ? <back.Unlock name={locked} onOtherWay={other} />
        : byCode ? back && <back.ByCode onOtherWay={other} />
        : <ByPassword kept={kept} why={why} locked={why ? undefined : locked} onPin={() => setOtherWay(undefined)} onCode={shared ? undefined : () => setOtherWay({ byCode: true })} />}
    </main>
  );
}
