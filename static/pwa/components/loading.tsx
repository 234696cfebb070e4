// The shape of what is coming, for the moment before the device's own database answers.

import { t } from "../i18n";

export function Loading() {
  return (
    <div class="pad bones" role="status" aria-label={t("Even laden")}>
      <i /><i /><i />
    </div>
  );
}
