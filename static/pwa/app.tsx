// The frame around every place: which screen, whether somebody is signed in, and what happens when a
// screen cannot be loaded.

import { useLayoutEffect, useState } from "preact/hooks";
import Frame from "./components/frame";
import { currentStore } from "./current";
import { t } from "./i18n";
import { useLive } from "./live";
import Locked from "./locked";
import { type Place, follow, go, here } from "./navigation";
import type { Screen } from "./route";
import type { Store } from "./store";
import type { Organisation } from "./types";

/** Places that belong to nobody yet. */
const APART = new Set<Place["route"]["place"]>(["sign-in", "join"]);

interface Shown {
  place: Place;
  Screen: Screen;
}

export default function App() {
  const shown = useWhereabouts();
  const around = useLive(read);
  useBrand(around?.organisation);

  useLayoutEffect(() => {
    if (!APART.has(here().route.place) && !currentStore()) go("/app/sign-in", { replace: true });
  });

  if (around?.session === "revoked") return <Locked />;
  if (!shown) return null; // the shell's own first picture stays until a screen is here
  const { place: { key, id, query, route }, Screen } = shown;
  const screen = <Screen key={key} query={query} {...(id && { id })} />;
  return APART.has(route.place) ? screen : <Frame place={route.place} path={key}>{screen}</Frame>;
}

function useWhereabouts(): Shown | undefined {
  const [shown, setShown] = useState<Shown>();
  useLayoutEffect(() => {
    let wanted: Place;
    const move = async (): Promise<void> => {
      const place = (wanted = here());
      const Screen = await place.route.screen().catch(() => NotLoaded);
      if (wanted === place) setShown({ place, Screen });
    };
    follow(() => void move());
    void move();
  }, []);
  return shown;
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
  useLayoutEffect(() => { // before the paint: it colours the whole page
    if (!organisation) return;
    document.documentElement.style.setProperty("--brand", organisation.brand);
    document.documentElement.style.setProperty("--cool", organisation.cool);
    const { brand_day: day, brand_evening: evening } = organisation;
    if (day && CSS.supports("color", "light-dark(red,red)")) document.documentElement.style.setProperty("--brand-ink", `light-dark(${day},${evening})`);
  }, [organisation]);
}
