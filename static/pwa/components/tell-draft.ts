// What is being told: kept on the device with every letter, so that a closed app loses nothing.

import { useEffect, useRef, useState } from "preact/hooks";
import { currentStore } from "../current";
import type { Id, MomentBody, MomentView, Visibility } from "../types";
import { uuid7 } from "../uuid";

export interface Draft {
  id: Id; // made once: the primary key on the server too
  text: string;
  lived: Record<Id, "followed" | "took_room">;
  with_people: Id[];
  visibility: Visibility;
  when: string; // "2026-11-22T14:05" on this phone's clock; empty: now
  team: Id | undefined;
}

export const LAST_READERS = "last-visibility";

export function useTellDraft(editing: Id | undefined, begin: string) {
  const key = editing ? `moment:${editing}` : "moment";
  const [draft, setDraft] = useState<Draft>(() => empty(begin));
  const [moment, setMoment] = useState<MomentView>();
  const [kept, setKept] = useState(false);
  const touched = useRef(false);

  useEffect(() => {
    void load(key, editing, begin).then(found => {
      setMoment(found.moment);
      if (!touched.current) setDraft(found.draft);
    });
  }, [key]);

  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part };
    touched.current = true;
    setDraft(next);
    setKept(false);
    void currentStore()?.saveDraft(key, next).then(() => setKept(true), () => undefined);
  };
  const drop = async (): Promise<void> => currentStore()?.dropDraft(key);
  return { draft, moment, kept, change, drop };
}

export function bodyOf(draft: Draft, edited: MomentView | undefined): MomentBody {
  const untouched = edited && draft.when === local(new Date(edited.occurred_at)); // the field knows no seconds
  const chosen = draft.when ? new Date(draft.when) : new Date();
  const lived = Object.entries(draft.lived);
  const body: MomentBody = {
    text: draft.text.trim(),
    followed: lived.filter(([, how]) => how === "followed").map(([id]) => id),
    took_room: lived.filter(([, how]) => how === "took_room").map(([id]) => id),
    with_people: draft.with_people,
    visibility: draft.visibility,
    occurred_at: untouched ? edited.occurred_at : chosen.toISOString(),
  };
  // Always named, so that what was written for one team is never read by the next (I-8).
  return draft.visibility !== "private" && draft.team ? { ...body, team: draft.team } : body;
}

async function load(key: string, editing: Id | undefined, begin: string) {
  const store = currentStore();
  const [kept, moment, visibility, me] = await Promise.all([
    store?.draft<Draft>(key), editing ? store?.moment(editing) : undefined,
    store?.setting<Visibility>(LAST_READERS), store?.me(),
  ]);
  const fresh = { ...empty(begin), visibility: visibility ?? "team", team: me?.teams[0]?.id };
  return { moment, draft: kept?.text || (kept && !begin) ? kept : moment ? draftOf(moment) : fresh };
}

function empty(begin: string): Draft {
  return { id: uuid7(), text: begin, lived: {}, with_people: [], visibility: "team", when: "", team: undefined };
}

function draftOf(moment: MomentView): Draft {
  const lived: Draft["lived"] = {};
  for (const id of moment.followed) lived[id] = "followed";
  for (const id of moment.took_room) lived[id] = "took_room";
  const { id, text, visibility } = moment;
  const when = local(new Date(moment.occurred_at));
  return { id, text, lived, visibility, when, with_people: moment.with_people.map(person => person.id), team: moment.team?.id };
}

/** The value of a date and time field, on this phone's clock. */
export function local(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
