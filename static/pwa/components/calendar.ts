// When something happened, as a card says it: "Vandaag 14:05", "Gisteren 9:30", "18 november".

import { day, locale, time } from "../i18n";
import type { Instant, LocalDate } from "../types";

const TWO_DAYS = 2 * 86_400_000;

export function dayAndTime(instant: Instant): string {
  const words = day(instant);
  const capital = capitalised(words);
  const recent = Date.now() - Date.parse(instant) < TWO_DAYS && !/\d/.test(words);
  return recent ? `${capital} ${time(instant)}` : capital;
}

/** A day of one's own: "Vandaag", "18 november", "18 november 2025". */
export function dayOf(date: LocalDate): string {
  return capitalised(day(`${date}T12:00`));
}

/** How long something waits: since "14:05", since "gisteren". */
export function since(instant: Instant): string {
  return new Date(instant).toDateString() === new Date().toDateString() ? time(instant) : day(instant);
}

/** "18 november 2025", with the year always. */
export function fullDay(instant: Instant): string {
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric" }).format(new Date(instant));
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase(locale()) + words.slice(1);
}
