// Norms as screens show them: what the server sent, with what still waits here laid over it.

import { type Asked, askedOf, livesBy, stanceOf, unsentChoice } from "../awaiting";
import type { Id, Me, Norm, OutboxItem, ProposalBody, Stance } from "../types";

export interface NormView extends Norm {
  asked: Asked | undefined; // the version that this person is asked about
  chosen: Stance | undefined; // what they chose about it
  choice: OutboxItem | undefined; // that choice, while it is still on this phone
  proposal: OutboxItem | undefined; // the own proposal, or taking it back, while it is still on this phone
  answers: OutboxItem[]; // a lead's, still on this phone
  mine: boolean; // this person lives by it
  fits: boolean; // said here that it does, and not delivered yet
  onlyHere: boolean; // the server knows nothing of it yet
}

export function normView(norm: Norm, me: Me, items: OutboxItem[]): NormView {
  const own = items.filter(item => item.target === `norms/${norm.id}`);
  const asked = livesBy(norm, me) ? askedOf(norm) : undefined;
  return {
    ...norm,
    asked,
    chosen: asked && stanceOf(norm, asked, me, own),
    choice: unsentChoice(norm, own),
    proposal: own.filter(item => item.noun === "proposal").at(-1),
    answers: own.filter(item => item.noun === "answer" || item.noun === "withdrawal"),
    mine: livesBy(norm, me),
    fits: own.some(item => item.noun === "fit" && item.state === "waiting"),
    onlyHere: false,
  };
}

/** All norms, and those that are only on this phone so far. */
export function normViews(norms: Norm[], me: Me, items: OutboxItem[]): NormView[] {
  const known = new Set(norms.map(norm => norm.id));
  const fresh = items.filter(item => item.noun === "proposal" && item.method === "PUT" && !known.has(normOf(item)));
  const latest = new Map(fresh.map(item => [normOf(item), item]));
  const own = [...latest.values()].map(item => ({ ...normView(proposedHere(item, me), me, items), onlyHere: true }));
  return [...own, ...norms.map(norm => normView(norm, me, items))];
}

/** Who answers points: a lead of the norm's team, and an admin. */
export function decides(norm: Norm, me: Me): boolean {
  return me.role === "admin" || me.teams.some(team => team.role === "lead" && team.id === norm.team?.id);
}

/** The norm that an item of the outbox is about. */
export const normOf = (item: OutboxItem): Id => item.target.slice("norms/".length);

function proposedHere(item: OutboxItem, me: Me): Norm {
  const { team, base: _base, replaces: _replaces, above: _above, ...words } = item.body as unknown as ProposalBody;
  return {
    ...words,
    id: normOf(item), team: { id: team, name: me.teams.find(one => one.id === team)?.name ?? "" },
    state: "proposed", number: 1, review_on: null, published_at: null,
    agreement: null, next: null, withdrawn: null, room_taken: false, quiet_since: null,
  };
}
