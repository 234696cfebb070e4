// A new version waits, or this one is too old to send anything: the person says when.

import { t } from "../i18n";
import { useUpdate } from "../update";
import { Icon } from "./icon";

export function NewVersion() {
  const { ready, outdated, apply } = useUpdate();
  if (!ready) return null;
  return (
    <aside class="offer">
      <Icon name="refresh" />
      <p class="grow">
        {outdated
          ? t("Deze versie is te oud om te versturen. Wat je schreef staat veilig op deze telefoon.")
          : t("Beleef is bijgewerkt.")}
      </p>
      <button type="button" class="btn cool" onClick={apply}>{t("Nieuwe versie")}</button>
    </aside>
  );
}
