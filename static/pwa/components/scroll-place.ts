// A list keeps its place: coming back puts you where you were.

import { useLayoutEffect, useState } from "preact/hooks";

const places = new Map<string, number>();

/** Something new stands on top: the next visit begins there. */
export function forgetPlaces(): void {
  places.clear();
}

/** True for a list that one comes back to: its place counts in real heights, not in estimated ones. */
export function useScrollPlace(name: string, ready: boolean): boolean {
  const [returned] = useState(() => (places.get(name) ?? 0) > 0);
  useLayoutEffect(() => {
    if (!ready) return;
    const here = location.href;
    const kept = places.get(name);
    if (kept) requestAnimationFrame(() => scrollTo(0, kept));
    const note = (): void => {
      if (location.href === here) places.set(name, scrollY); // leaving scrolls to the top as well
    };
    addEventListener("scroll", note, { passive: true });
    return () => removeEventListener("scroll", note);
  }, [name, ready]);
  return returned;
}
