// A gentle warning, never a lock: the text seems to lead to a customer.

import { t } from "../i18n";
import { type Trace, traceIn } from "./customer-trace";
import { Note } from "./note";

export function Anonymous({ text }: { text: string }) {
  const trace = traceIn(text);
  const words: Record<Trace, string> = {
    phone: t("Er lijkt een telefoonnummer in te staan."),
    email: t("Er lijkt een e-mailadres in te staan."),
    iban: t("Er lijkt een rekeningnummer in te staan."),
    plate: t("Er lijkt een kenteken in te staan."),
  };
  return (
    <div role="status">
      {trace && <Note kind="warm" sign="shield" title={words[trace]}>{t("Klanten blijven bij ons anoniem. Wil je het weghalen?")}</Note>}
    </div>
  );
}
