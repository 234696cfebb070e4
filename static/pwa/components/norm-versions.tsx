// What a norm said before and what was proposed, each with what it changed. Versions are not kept on
// the device, so they need a connection.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { ask } from "../server";
import type { Id, PastVersion } from "../types";
import { fullDay } from "./calendar";
import { Changes } from "./changes";
import { Icon } from "./icon";
import { PointSaid } from "./points";

export function NormVersions({ id, number }: { id: Id; number: number }) {
  const [found, setFound] = useState<PastVersion[] | "loading" | "offline">();
  const look = async (open: boolean): Promise<void> => {
    if (!open) return;
    if (!Array.isArray(found)) setFound("loading");
    const answer = await ask<{ items: PastVersion[] }>(`/api/norms/${id}/versions`);
    if ("ok" in answer) setFound(answer.data.items);
    else if (!Array.isArray(found)) setFound("offline");
  };
  return (
    <details class="card flush versions" onToggle={event => void look(event.currentTarget.open)}>
      <summary class="row">
        <span class="tile"><Icon name="history" /></span>
        <span class="grow"><b>{t("Alle versies")}</b><span class="sub">{t("Dit is versie %(number)s", { number })}</span></span>
        <span class="turns"><Icon name="next" small /></span>
      </summary>
      <div role="status">
        {found === "loading" && <p class="more-of sub">{t("Even laden")}</p>}
        {found === "offline" && <p class="more-of sub">{t("Alle versies lees je zodra er verbinding is.")}</p>}
      </div>
      {Array.isArray(found) && (
        <ol class="rows">
          {found.map((version, place) => (
            <Version key={version.id} version={version} before={found.slice(place + 1).find(earlier => earlier.published_at)} />
          ))}
        </ol>
      )}
    </details>
  );
}

function Version({ version, before }: { version: PastVersion; before: PastVersion | undefined }) {
  const { number, proposed_by, answer, points, frame, room } = version;
  return (
    <li>
      <b>{t("Versie %(number)s", { number })}</b>
      <p class="sub">{ended(version)}{proposed_by && <> {t("Voorgesteld door %(name)s.", { name: proposed_by.name })}</>}</p>
      {answer && <p><span class="label">{t("Antwoord van het team")}</span>{answer}</p>}
      {before ? <Changes before={before} after={version} /> : (
        <>
          <p class="whole"><span class="label">{t("Kader")}</span>{frame}</p>
          {room && <p class="whole"><span class="label">{t("Ruimte")}</span>{room}</p>}
        </>
      )}
      {points.length > 0 && <ul class="comments">{points.map(point => <li key={point.id}><PointSaid point={point} /></li>)}</ul>}
    </li>
  );
}

function ended({ settled, published_at, withdrawn_at, proposed_at, asked, chose }: PastVersion): string {
  const day = fullDay(published_at ?? withdrawn_at ?? proposed_at);
  if (settled === "agreed") return t("Van kracht sinds %(day)s: iedereen koos.", { day });
  if (settled === "deadline" && asked) return t("Van kracht sinds %(day)s: %(chose)s van %(asked)s kozen; de termijn was voorbij.", { day, chose: String(chose), asked: String(asked) });
  if (settled === "deadline") return t("Van kracht sinds %(day)s: de termijn was voorbij.", { day });
  if (settled === "published") return t("Van kracht sinds %(day)s.", { day });
  if (settled === "withdrawn") return t("Ingetrokken op %(day)s.", { day });
  if (settled === "replaced") return t("Op %(day)s vervangen door een ander voorstel.", { day });
  return t("Ligt sinds %(day)s bij het team.", { day });
}
