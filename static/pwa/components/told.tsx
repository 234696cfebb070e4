// A live region: what just happened, said once to eyes and screen readers alike.

import { useEffect, useState } from "preact/hooks";
import { Icon } from "./icon";

const SHOWN_FOR = 5000;
let show: (words: string) => void = () => undefined;

export function say(words: string): void {
  show(words);
}

export function Told() {
  const [words, setWords] = useState("");
  useEffect(() => {
    let timer = 0;
    show = said => {
      clearTimeout(timer);
      setWords(said);
      timer = window.setTimeout(() => setWords(""), SHOWN_FOR);
    };
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" class="told-place">
      {words && <p class="told"><Icon name="check" small />{words}</p>}
    </div>
  );
}
