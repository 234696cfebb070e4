// The foot of a list that needs a connection: on its way, not to be had now, or more to come.

import { t } from "../i18n";
import type { Paged } from "../paged";
import { Icon } from "./icon";

export function PagedFoot({ of, offline }: { of: Omit<Paged<unknown>, "change">; offline: string }) {
  const { state, problem, next, again, more } = of;
  const missed = state === "offline" ? offline : state === "refused" ? problem?.detail : undefined;
  return (
    <div role="status">
      {state === "loading" && <p class="calm gone">{t("Even laden")}</p>}
      {missed && (
        <div class="calm">
          <Icon name={state === "offline" ? "offline" : "alert"} />
          <p class="grow">{missed}</p>
          <button type="button" class="btn" onClick={again}>{t("Probeer opnieuw")}</button>
        </div>
      )}
      {state === "here" && next && <button type="button" class="btn wide" onClick={more}>{t("Toon oudere")}</button>}
    </div>
  );
}
