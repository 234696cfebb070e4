// The language of the app, for this person on every device.

import { useState } from "preact/hooks";
import { remember } from "../device";
import { locale, t } from "../i18n";
import { ask } from "../server";
import type { Locale, Me } from "../types";
import { Fold } from "./fold";
import { Wrong } from "./not-stored";

const LANGUAGES: Record<Locale, string> = { nl: "Nederlands", en: "English" };

export function MeLanguage({ me, offered }: { me: Me; offered?: Locale[] }) {
  const [wrong, setWrong] = useState("");
  const choose = async (next: Locale): Promise<void> => {
    const answer = await ask("/api/me", { method: "PUT", body: { locale: next } });
    if (!("ok" in answer)) return setWrong(t("Er is geen verbinding. De taal blijft zoals hij was."));
    await remember("person", { id: me.id, locale: next });
    location.reload(); // every screen speaks it from its first word
  };
  return (
    <Fold hue={2} sign="globe" title={t("Taal")} sub={LANGUAGES[locale()]}>
      <div role="radiogroup" aria-label={t("Taal")}>
        {(offered ?? (Object.keys(LANGUAGES) as Locale[])).map(one => (
          <label key={one} class="tick" lang={one}>
            <input type="radio" name="language" checked={locale() === one} onChange={() => void choose(one)} />{LANGUAGES[one]}
          </label>
        ))}
      </div>
      <Wrong words={wrong} />
    </Fold>
  );
}
