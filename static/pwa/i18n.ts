// Dutch is in the sources, as the text itself; English is one file that only English readers load.

import type { Instant, Locale } from "./types";

type Values = Record<string, string | number>;

let current: Locale = "nl";
let english: Record<string, string | string[]> = {};

export const locale = (): Locale => current;

/** What the browser prefers of what we speak, for whoever has not signed in. */
export function preferred(): Locale {
  const tag = navigator.languages?.find(tag => /^(nl|en)\b/i.test(tag));
  return tag?.slice(0, 2).toLowerCase() === "en" ? "en" : "nl";
}

/** Speak this language from the next render on. Without a connection Dutch is always there. */
export async function setLocale(next: Locale): Promise<void> {
  if (next === "en" && Object.keys(english).length === 0) {
    const response = await fetch(ENGLISH_URL).catch(() => undefined);
    if (response?.ok) english = await response.json();
  }
  current = next;
}

export function t(msgid: string, values: Values = {}): string {
  const found = current === "en" ? english[msgid] : undefined;
  return fill(typeof found === "string" ? found : msgid, values);
}

/** One or many: `tn("één beleving", "%(num)s belevingen", n)`. */
export function tn(one: string, many: string, n: number, values: Values = {}): string {
  const found = current === "en" ? english[one] : undefined;
  const [first, other] = Array.isArray(found) ? found : [one, many];
  return fill((n === 1 ? first : other) ?? many, { num: n, ...values });
}

function fill(text: string, values: Values): string {
  return text.replace(/%\((\w+)\)s/g, (gap, name: string) => String(values[name] ?? gap)).replace(/%%/g, "%");
}

const TAGS: Record<Locale, string> = { nl: "nl-NL", en: "en-GB" };
const DAY = 86_400_000;

/** "vandaag", "gisteren", "18 november", "18 november 2025". */
export function day(instant: Instant, now = Date.now()): string {
  const date = new Date(instant);
  const days = Math.round((midnight(new Date(now)) - midnight(date)) / DAY);
  if (days === 0) return t("vandaag");
  if (days === 1) return t("gisteren");
  const said = `${date.getDate()} ${months()[date.getMonth()]}`;
  return date.getFullYear() === new Date(now).getFullYear() ? said : `${said} ${date.getFullYear()}`;
}

/** "14:05". */
export function time(instant: Instant): string {
  return new Date(instant).toTimeString().slice(0, 5);
}

/** "nu", "5 minuten geleden", "2 uur geleden", then the day. */
export function ago(instant: Instant, now = Date.now()): string {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000);
  if (minutes < 1) return relative().format(0, "second");
  if (minutes < 60) return relative().format(-minutes, "minute");
  if (minutes < 24 * 60) return relative().format(-Math.floor(minutes / 60), "hour");
  return day(instant, now);
}

/** By our own words: the first question to Intl takes a phone 60 ms, before its first picture. */
function months(): string[] {
  return [
    t("januari"), t("februari"), t("maart"), t("april"), t("mei"), t("juni"),
    t("juli"), t("augustus"), t("september"), t("oktober"), t("november"), t("december"),
  ];
}

function relative(): Intl.RelativeTimeFormat {
  return new Intl.RelativeTimeFormat(TAGS[current], { numeric: "auto" });
}

function midnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
