// A person, as the first letter of a name on their own hue.

import type { PersonRef } from "../types";
import { hueOf } from "./hue";

export function Face({ person, small }: { person: PersonRef; small?: boolean }) {
  const letter = [...person.name.trim()][0]?.toLocaleUpperCase() ?? "·";
  return <span class={`face h${hueOf(person.id)}${small ? " s" : ""}`} aria-hidden="true">{letter}</span>;
}
