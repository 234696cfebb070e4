// What a norm said before. Versions are not kept on the device, so they need a connection.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { ask } from "../server";
import type { Id, Instant } from "../types";
import { fullDay } from "./calendar";
import { Icon } from "./icon";

interface Version {
  number: number;
  title: string;
  frame: string;
  room: string;
  published_at: Instant;
}

export function NormVersions({ id, number }: { id: Id; number: number }) {
  const [found, setFound] = useState<Version[] | "loading" | "offline">();
  const look = async (open: boolean): Promise<void> => {
    if (!open || Array.isArray(found)) return;
    setFound("loading");
    const answer = await ask<{ items: Version[] }>(`/api/norms/${id}/versions`);
    setFound("ok" in answer ? answer.data.items : "offline");
  };
  return (
    <details class="card flush versions" onToggle={event => void look(event.currentTarget.open)}>
      <summary class="row">
        <span class="tile"><Icon name="history" /></span>
        <span class="grow"><b>{t("Eerdere versies")}</b><span class="sub">{t("Dit is versie %(number)s", { number })}</span></span>
        <span class="turns"><Icon name="next" small /></span>
      </summary>
      <div role="status">
        {found === "loading" && <p class="more-of sub">{t("Even laden")}</p>}
        {found === "offline" && <p class="more-of sub">{t("Eerdere versies lees je zodra er verbinding is.")}</p>}
      </div>
      {Array.isArray(found) && (
        <ol class="rows">
          {found.map(version => (
            <li key={version.number}>
              <b>{t("Versie %(number)s", { number: version.number })} · {fullDay(version.published_at)}</b>
              <p><span class="label">{t("Kader")}</span>{version.frame}</p>
              {version.room && <p><span class="label">{t("Ruimte")}</span>{version.room}</p>}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
