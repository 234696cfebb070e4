// The organisation's own date and clock, wherever the phone thinks that it is.

import type { LocalDate, Organisation } from "./types";

const made = new Map<string, Intl.DateTimeFormat>(); // making one takes longer than all its use

export function dateAt(organisation: Organisation | undefined, now: number): LocalDate {
  return format("en-CA", organisation, {}).format(now);
}

/** "14:05". */
export function clockAt(organisation: Organisation | undefined, now: number): string {
  return format("nl-NL", organisation, { hour: "2-digit", minute: "2-digit" }).format(now);
}

function format(tag: string, organisation: Organisation | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const timeZone = organisation?.timezone ?? "Europe/Amsterdam";
  const known = made.get(tag + timeZone) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone });
  made.set(tag + timeZone, known);
  return known;
}
