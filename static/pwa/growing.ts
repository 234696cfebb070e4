// A long list paints its first screenful at once and grows to its full length between frames, so
// that the tap that opened it, and the next one, are answered in time.

import { useEffect, useState } from "preact/hooks";

const FIRST = 3;
const STEP = 3;

/** How many of `total` to draw by now. */
export function useGrowing(total: number): number {
  const [count, setCount] = useState(FIRST);
  useEffect(() => {
    if (count >= total) return undefined;
    const next = setTimeout(() => setCount(count + STEP));
    return () => clearTimeout(next);
  }, [count, total]);
  return Math.min(count, total);
}
