// When an undelivered item may try again: 2 s, doubling to 15 min, with jitter so that a whole shop
// does not come back in the same second.

const FIRST = 2_000;
const LONGEST = 15 * 60_000;
const A_DAY = 24 * 60 * 60_000;

export function backOff(tries: number, random = Math.random()): number {
  const wait = FIRST * 2 ** Math.min(tries - 1, 20) * (0.75 + random / 2);
  return Math.min(Math.max(wait, FIRST), LONGEST);
}

/** A moment further off than a day was written by a clock that has since been put right (I-14). */
export function isDue(next_at: number, now: number): boolean {
  return next_at <= now || next_at > now + A_DAY;
}
