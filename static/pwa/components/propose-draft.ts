// A norm being proposed: kept with every letter, one draft for each thing that it came out of.

import { useEffect, useState } from "preact/hooks";
import { currentStore } from "../current";
import type { Id, MomentView, NormWords, OutboxItem, ProposalBody } from "../types";
import { uuid7 } from "../uuid";
import { normOf, normViews, type NormView } from "./norm-view";

export interface ProposeDraft extends Omit<NormWords, "say" | "rather_not"> {
  norm: Id; // made once: the primary key on the server too
  team: Id | undefined;
  base: number | null; // the version in force beside which these words were written
  moment: Id | null;
  above?: ProposalBody["above"]; // the organisation's norm that these are own words for
  say: string; // a line each
  rather_not: string;
  step: number;
}

/** What is proposed: a new norm, one out of a moment, other words for a norm, or what came back. */
export interface About {
  norm: Id | undefined;
  moment: Id | undefined;
  above: Id | undefined; // a norm of the organisation that the team makes its own
  item: number | undefined; // in the outbox
  begin: string;
}

export function aboutOf(query: URLSearchParams): About {
  const item = query.get("item");
  return {
    norm: query.get("norm") ?? undefined, moment: query.get("moment") ?? undefined, above: query.get("above") ?? undefined,
    item: item === null ? undefined : Number(item), begin: query.get("begin") ?? "",
  };
}

export function useProposeDraft(about: About) {
  const key = ["proposal", about.item ?? about.norm ?? about.moment ?? about.above].filter(part => part !== undefined).join(":");
  const [draft, setDraft] = useState<ProposeDraft>();
  useEffect(() => void load(key, about).then(setDraft), [key]);
  const change = (part: Partial<ProposeDraft>): void => {
    const next = { ...draft!, ...part };
    setDraft(next);
    void currentStore()?.saveDraft(key, next).catch(() => undefined);
  };
  const drop = async (): Promise<void> => currentStore()?.dropDraft(key);
  return { draft, change, drop };
}

/** The words of a draft, as the server takes them. */
export function wordsOf(draft: ProposeDraft): NormWords {
  const { symbol, hue, title, summary, frame, room, why } = draft;
  return {
    symbol, hue, title: title.trim(), summary: summary.trim(), frame: frame.trim(), room: room.trim(),
    say: linesOf(draft.say), rather_not: linesOf(draft.rather_not), why: why.trim(),
  };
}

export const linesOf = (text: string): string[] => text.split("\n").map(line => line.trim()).filter(Boolean);

async function load(key: string, about: About): Promise<ProposeDraft> {
  const store = currentStore();
  const kept = await store?.draft<ProposeDraft>(key).catch(() => undefined);
  if (kept && (!about.begin || kept.title)) return kept;
  const glance = await store?.glance();
  const item = glance?.items.find(one => one.seq === about.item);
  const norm = glance?.me && normViews(glance.norms, glance.me, glance.items).find(one => one.id === about.norm);
  const moment = about.moment ? await store?.moment(about.moment) : undefined;
  const team = glance?.me?.teams[0]?.id;
  if (item) return ofItem(item);
  if (norm) return ofNorm(norm);
  const above = glance?.norms.find(one => one.id === about.above && !one.team);
  if (above) return { ...ofWords(above), norm: uuid7(), team, base: null, moment: null, above: { id: above.id, number: above.number }, step: 0 };
  return ofNothing(team, about.begin, moment);
}

function ofItem(item: OutboxItem): ProposeDraft {
  const { say, rather_not, replaces: _before, ...body } = item.body as unknown as ProposalBody;
  return { ...body, ...asText({ say, rather_not }), norm: normOf(item), step: 0 };
}

function ofNorm(norm: NormView): ProposeDraft {
  const step = norm.room_taken ? 2 : 0; // begin at the room that was taken
  const above = norm.above ? { id: norm.above.id, number: norm.above.number } : null;
  return { ...ofWords(norm.next ?? norm), norm: norm.id, team: norm.team?.id, base: baseOf(norm), moment: null, above, step };
}

function ofWords({ symbol, hue, title, summary, frame, room, why, say, rather_not }: NormWords) {
  return { symbol, hue, title, summary, frame, room, why, ...asText({ say, rather_not }) };
}

function ofNothing(team: Id | undefined, title: string, moment: MomentView | undefined): ProposeDraft {
  return {
    symbol: "zien", hue: 1, title, summary: "", frame: "", room: "", why: moment?.own ? moment.text.slice(0, 1000) : "", say: "", rather_not: "",
    norm: uuid7(), team: moment?.team?.id ?? team, base: null, moment: moment?.id ?? null, step: 0,
  };
}

/** The version in force, that other words would change. */
export const baseOf = (norm: NormView | undefined): number | null => (norm?.state === "in_force" ? norm.number : null);

const asText = ({ say, rather_not }: Pick<NormWords, "say" | "rather_not">) => ({ say: say.join("\n"), rather_not: rather_not.join("\n") });
