// The account is closed: nothing can be sent any more, but what was written here is its writer's (I-6).

import { useEffect, useState } from "preact/hooks";
import { t, tn } from "./i18n";
import { useLive } from "./live";
import { go } from "./navigation";
import { asText } from "./outbox";
import { signOut } from "./session";

export default function Locked() {
  const items = useLive(store => store.glance())?.items ?? [];
  const link = useText(items.length ? asText(items) : undefined);
  return (
    <main class="pad flow">
      <h1>{t("Je account is gesloten")}</h1>
      <p>{t("Vraag je teamleider of beheerder wat er aan de hand is.")}</p>
      {link && (
        <p>
          {tn("Eén tekst is nog niet verstuurd.", "%(num)s teksten zijn nog niet verstuurd.", items.length)}{" "}
          <a class="btn" href={link} download="beleef.txt">{t("Bewaren als tekst")}</a>
        </p>
      )}
      <button class="btn" onClick={() => void signOut("delete").then(() => go("/app/sign-in", { replace: true }))}>
        {t("Alles van dit apparaat verwijderen")}
      </button>
    </main>
  );
}

function useText(text: string | undefined): string | undefined {
  const [link, setLink] = useState<string>();
  useEffect(() => {
    if (!text) return undefined;
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    setLink(url);
    return () => URL.revokeObjectURL(url);
  }, [text]);
  return link;
}
