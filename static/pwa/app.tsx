// The frame around every place: which screen, whether somebody is signed in, and what happens when a
// screen cannot be loaded.

import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { afterPaint } from "./after-paint";
import Frame from "./components/frame";
import { currentStore } from "./current";
import { t } from "./i18n";
import { useLive } from "./live";
import Locked from "./locked";
import { type Place, follow, go, here } from "./navigation";
import type { Screen } from "./route";
import type { Store } from "./store";
import type { Organisation } from "./types";

interface Shown {
  place: Place;
  Screen: Screen;
  forward: boolean;
}

export default function App() {
  const { shown, going } = useWhereabouts();
  const around = useLive(read);
  useBrand(around?.organisation);

  useLayoutEffect(() => {
    if (here().route.place !== "sign-in" && !currentStore()) go("/app/sign-in", { replace: true });
  });
  const screen = useMemo(() => shown && <Inside {...shown} />, [shown]); // the bar changes without it

  if (around?.session === "revoked") return <Locked />;
  if (!shown || !screen) return null; // the shell's own first picture stays until a screen is here
  const { key, route } = shown.place;
  return route.place === "sign-in" ? screen : <Frame place={going ?? route.place} path={key}>{screen}</Frame>;
}

function Inside({ place: { key, id, query }, Screen, forward }: Shown) {
  useLayoutEffect(() => {
    if (forward) scrollTo(0, 0);
  }, [key, query]);
  return <Screen key={key} query={query} {...(id && { id })} />;
}

/** The screen that is shown, and the place in the bar that a tap has chosen: lit first, then made. */
function useWhereabouts(): { shown: Shown | undefined; going: Place["route"]["place"] | undefined } {
  const [shown, setShown] = useState<Shown>();
  const [going, setGoing] = useState<Place["route"]["place"]>();
  useLayoutEffect(() => {
    let wanted: Place;
    const move = (forward: boolean): (() => void) => {
      const place = (wanted = here());
      const found = place.route.screen().catch(() => NotLoaded);
      return () => void found.then(Screen => wanted === place && setShown({ place, Screen, forward }));
    };
    follow(forward => {
      const show = move(forward);
      setGoing(here().route.place);
      afterPaint(show);
    });
    move(false)();
  }, []);
  return { shown, going };
}

function NotLoaded() {
  return (
    <main class="pad flow">
      <h1>{t("Dit scherm is er nog niet")}</h1>
      <p>{t("Er is geen verbinding om het op te halen. Wat je had bewaard, staat veilig op deze telefoon.")}</p>
      <button class="btn" onClick={() => location.reload()}>{t("Opnieuw proberen")}</button>
    </main>
  );
}

async function read(store: Store) {
  const { session, organisation } = await store.glance();
  return { session, organisation };
}

/** The organisation's own colours; everything else is derived from them in CSS. */
function useBrand(organisation: Organisation | undefined): void {
  useEffect(() => {
    if (!organisation) return;
    document.documentElement.style.setProperty("--brand", organisation.brand);
    document.documentElement.style.setProperty("--cool", organisation.cool);
  }, [organisation?.brand, organisation?.cool]);
}
