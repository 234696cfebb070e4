// On a new screen focus goes to its heading, so that a screen reader says where one is.

import { useEffect, useRef } from "preact/hooks";

const A_FRAME = 20; // ms
const PATIENCE = 50; // looks: the heading comes with the first read of the device's database

export function useArrival(path: string): void {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) return void (first.current = false); // the browser itself announces a fresh page
    let looks = 0;
    let waiting = setTimeout(function look() { // not in the frame itself: focus makes it lay out twice
      const heading = document.querySelector("h1");
      if (isTyping()) return;
      if (heading) heading.focus({ preventScroll: true });
      else if (looks++ < PATIENCE) waiting = setTimeout(look, A_FRAME);
    }, A_FRAME);
    return () => clearTimeout(waiting);
  }, [path]);
}

/** A screen that opens with its field in focus, such as Vertel, keeps it there. */
function isTyping(): boolean {
  return document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement;
}
