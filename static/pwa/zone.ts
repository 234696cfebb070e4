// The organisation's own clock, wherever the phone thinks that it is.

/** How far the clock of a zone is ahead of UTC, and from when to when that surely is so. */
export interface ZoneClock {
  timezone: string;
  ahead: number; // ms
  from: number; // ms since 1970
  until: number;
}

const DAY = 86_400_000;
const SURE_FOR = 30; // days

/** "2026-11-22T14:05". What is known spares the first picture Intl, whose first answer takes a phone 60 ms. */
export function localAt(timezone: string, now: number, known: ZoneClock | undefined): string {
  const ahead = known && holds(known, timezone, now) ? known.ahead : clockOf(timezone, now, 0).ahead;
  return new Date(now + ahead).toISOString().slice(0, 16);
}

export function holds(known: ZoneClock, timezone: string, now: number): boolean {
  return known.timezone === timezone && known.from <= now && now <= known.until;
}

/** No zone changes its clock and back within a day, so looking once a day misses nothing. */
export function clockOf(timezone: string, now: number, days = SURE_FOR): ZoneClock {
  const swedish = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: timezone });
  const aheadAt = (instant: number): number => {
    const [date, time] = swedish.format(instant).split(" "); // "2026-11-22 14:05:09"
    return Date.parse(`${date}T${time}Z`) - Math.floor(instant / 1000) * 1000;
  };
  const ahead = aheadAt(now);
  let until = now;
  while (until < now + days * DAY && aheadAt(until + DAY) === ahead) until += DAY;
  return { timezone, ahead, from: now, until };
}
