// What the organisation's log holds of me: what I did in it, and what others did about me.

import { useState } from "preact/hooks";
import { day, t } from "../i18n";
import { ask } from "../server";
import type { Instant } from "../types";
import { Fold } from "./fold";

interface Line {
  number: number;
  at: Instant;
  words: string;
  by: string | null;
  by_system: boolean;
}

interface Page {
  items: Line[];
  next: number | null;
}

export function MeLog() {
  const [page, setPage] = useState<Page | "offline">();
  const look = async (earlier?: Page): Promise<void> => {
    const answer = await ask<Page>(`/api/log${earlier ? `?before=${earlier.next}` : ""}`);
    if ("ok" in answer) setPage({ ...answer.data, items: [...(earlier?.items ?? []), ...answer.data.items] });
    else setPage("offline");
  };
  return (
    <Fold hue={2} sign="log" title={t("Logboek over mij")} sub={t("Wie iets aan jouw account veranderde")} onOpen={() => void look()}>
      <div role="status">
        {page === undefined && <p class="sub">{t("Even laden")}</p>}
        {page === "offline" && <p class="sub">{t("Dit zie je zodra er verbinding is.")}</p>}
        {typeof page === "object" && !page.items.length && <p class="sub">{t("Er is niets over jou vastgelegd.")}</p>}
      </div>
      {typeof page === "object" && (
        <>
          <ul class="devices">
            {page.items.map(line => (
              <li key={line.number}><b>{line.words}</b><span class="sub">{day(line.at)}, {by(line)}</span></li>
            ))}
          </ul>
          {page.next !== null && <button type="button" class="btn wide" onClick={() => void look(page)}>{t("Ouder")}</button>}
        </>
      )}
    </Fold>
  );
}

function by(line: Line): string {
  if (line.by_system) return t("door Beleef zelf");
  return line.by === null ? t("door iemand die weg is") : t("door %(name)s", { name: line.by });
}
