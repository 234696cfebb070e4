// The foot of the list: fetches more when it comes near, and says so when it cannot.

import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { Icon } from "./icon";
import type { OlderState } from "./older";

export function OlderFoot({ state, more }: { state: OlderState; more: () => Promise<void> }) {
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state !== "idle") return;
    const near = new IntersectionObserver(([seen]) => seen?.isIntersecting && void more(), { rootMargin: "600px" });
    near.observe(foot.current!);
    return () => near.disconnect();
  });
  return (
    <div class="older" ref={foot} role="status">
      {state === "loading" && <p class="sub">{t("Oudere belevingen komen eraan")}</p>}
      {state === "end" && <p class="sub">{t("Dit was het begin.")}</p>}
      {state === "offline" && (
        <div class="calm">
          <Icon name="offline" />
          <p class="grow">{t("Oudere belevingen komen zodra er verbinding is.")}</p>
          <button type="button" class="btn" onClick={() => void more()}>{t("Probeer opnieuw")}</button>
        </div>
      )}
    </div>
  );
}
