// The lead's attention for an own moment. It is never kept on the device, so it needs a connection.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { ask } from "../server";
import type { Comment, Id, Moment } from "../types";
import { Said } from "./comments";
import { Icon } from "./icon";

export function Attention({ moment }: { moment: Id }) {
  const [found, setFound] = useState<Comment[] | "offline">([]);
  useEffect(() => {
    void ask<Moment>(`/api/moments/${moment}`).then(answer => {
      if ("ok" in answer) show(answer.data.attention ?? []);
      else if ("offline" in answer) setFound("offline");
    });
  }, [moment]);
  /** Shown is seen, up to the last one; what comes after it waits again. */
  const show = (attention: Comment[]) => {
    setFound(attention);
    const last = attention.at(-1);
    if (last) void ask(`/api/moments/${moment}/attention-seen`, { method: "PUT", body: { until: last.created_at } });
  };
  if (found === "offline") {
    return <p class="calm"><Icon name="offline" />{t("Aandacht van je teamleider lees je zodra er verbinding is.")}</p>;
  }
  if (!found.length) return null;
  return (
    <section class="comments" aria-labelledby="attention">
      <h2 id="attention">{t("Aandacht voor jou")}</h2>
      <p class="readers"><Icon name="lock" small /><span><b>{t("Alleen jij leest dit.")}</b></span></p>
      {found.map(one => <Said key={one.id} comment={one} attention />)}
    </section>
  );
}
