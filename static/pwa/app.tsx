// The frame around every place: which screen, whether somebody is signed in, and what happens when a
// screen cannot be loaded.

import { useEffect, useLayoutEffect, useState } from "preact/hooks";
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
}

export default function App() {
  const [shown, setShown] = useState<Shown>();
  const around = useLive(read);
  useBrand(around?.organisation);

  useLayoutEffect(() => {
    if (here().route.place !== "sign-in" && !currentStore()) go("/app/sign-in", { replace: true });
  });
  useLayoutEffect(() => {
    let wanted: Place;
    const move = (): void => {
      const place = (wanted = here());
      place.route.screen().then(
        Screen => wanted === place && setShown({ place, Screen }),
        () => wanted === place && setShown({ place, Screen: NotLoaded }),
      );
    };
    follow(move);
    move();
  }, []);

  if (around?.session === "revoked") return <Locked />;
  if (!shown) return null; // the shell's own first picture stays until a screen is here
  const { Screen } = shown;
  const screen = <Screen key={shown.place.key} query={shown.place.query} {...(shown.place.id && { id: shown.place.id })} />;
  return shown.place.route.place === "sign-in" ? screen : <Frame place={shown.place.route.place}>{screen}</Frame>;
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
