// Dutch is in the sources, as the text itself; English is one file that only English readers load.

import type { Instant, LocalDate, Locale } from "./types";

type Values = Record<string, string | number>;

let current: Locale = "nl";
let english: Record<string, string | string[]> = {};

export const locale = (): Locale => current;

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
  if (days === 0 || days === 1) return relative().format(-days, "day");
  const year = date.getFullYear() === new Date(now).getFullYear() ? undefined : "numeric";
  return format({ day: "numeric", month: "long", year }).format(date);
}

/** "14:05". */
export function time(instant: Instant): string {
  return format({ hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

/** "nu", "5 minuten geleden", "2 uur geleden", then the day. */
export function ago(instant: Instant, now = Date.now()): string {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000);
  if (minutes < 1) return relative().format(0, "second");
  if (minutes < 60) return relative().format(-minutes, "minute");
  if (minutes < 24 * 60) return relative().format(-Math.floor(minutes / 60), "hour");
  return day(instant, now);
}

/** "zondag 22 november". */
export function longDate(date: LocalDate): string {
  return format({ weekday: "long", day: "numeric", month: "long" }).format(new Date(`${date}T12:00`));
}

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(JSON.stringify(options), () => new Intl.DateTimeFormat(TAGS[current], options));
}

function relative(): Intl.RelativeTimeFormat {
  return once("relative", () => new Intl.RelativeTimeFormat(TAGS[current], { numeric: "auto" }));
}

const made = new Map<string, unknown>();

/** Making a formatter takes longer than all its use: a list of forty cards asks for eighty. */
function once<T>(what: string, make: () => T): T {
  const key = current + what;
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

function midnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
