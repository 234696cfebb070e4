// One calm line on what this phone has still to send.

import { t, tn } from "../i18n";
import type { OutboxItem } from "../types";
import { since } from "./calendar";
import { Icon } from "./icon";
import { sendNow } from "./send-now";

export function OutboxLine({ items }: { items: OutboxItem[] }) {
  const refused = items.some(item => item.state === "refused");
  const waiting = items.filter(item => item.state === "waiting");
  const oldest = waiting[0];
  return (
    <>
      {oldest && (
        <div class="calm">
          <Icon name="wait" />
          <p class="grow">{words(waiting)} {t("Veilig op deze telefoon sinds %(moment)s.", { moment: since(oldest.created_at) })}</p>
          <button type="button" class="btn" onClick={() => void sendNow()}>{t("Nu versturen")}</button>
        </div>
      )}
      {refused && (
        <a class="note no" href="/app/me#outbox">
          <Icon name="alert" />
          <span class="grow"><b>{t("Er kwam iets terug")}</b>{t("Het staat veilig in je postvak uit. Bekijk waarom.")}</span>
          <Icon name="next" small />
        </a>
      )}
    </>
  );
}

function words(waiting: OutboxItem[]): string {
  const moments = waiting.filter(item => item.noun === "moment");
  if (moments.length === waiting.length) {
    return tn("Eén beleving wacht op verbinding.", "%(num)s belevingen wachten op verbinding.", moments.length);
  }
  return tn("Eén bericht wacht op verbinding.", "%(num)s berichten wachten op verbinding.", waiting.length);
}
