// The last day before a local midnight, in plain words: "vandaag", "morgen", "zaterdag 5 december".

import { locale, t } from "../i18n";
import type { Instant } from "../types";

const A_DAY = 86_400_000;

export function until(deadline: Instant, now: number, timezone: string): string {
  const last = Date.parse(deadline) - 1;
  const date = (at: number): string => new Intl.DateTimeFormat("nl-NL", { timeZone: timezone }).format(at);
  if (date(last) === date(now)) return t("vandaag");
  if (date(last) === date(now + A_DAY)) return t("morgen");
  const words = { weekday: "long", day: "numeric", month: "long", timeZone: timezone } as const;
  return new Intl.DateTimeFormat(locale(), words).format(last);
}
