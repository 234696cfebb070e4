// Finding a moment by any word of it: its text, who wrote it, who shared in it, which norm.

import { fold } from "../folded";
import type { Id, MomentView, Norm } from "../types";

export function momentsWith(words: string, moments: MomentView[], norms: Map<Id, Norm>): MomentView[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return moments.filter(moment => {
    const titles = [...moment.followed, ...moment.took_room].map(id => norms.get(id)?.title ?? "");
    const people = moment.with_people.map(person => person.name);
    const text = fold([moment.text, moment.author.name, ...people, ...titles].join("\n"));
    return wanted.every(word => text.includes(word));
  });
}
