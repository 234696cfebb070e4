// Which version of a norm this person is asked about, and what they said so far.

import type { AgreementBody, Agreement, Me, Norm, NormVersion, OutboxItem, Stance } from "./types";

/** A version that members are asked about, with where it stands. */
export type Asked = NormVersion & { agreement: Agreement };

/** The open version; without one, that in force if members chose about it. */
export function askedOf(norm: Norm): Asked | undefined {
  if (norm.next) return norm.next;
  return norm.agreement && norm.state !== "withdrawn" ? { ...norm, agreement: norm.agreement } : undefined;
}

/** The own choice about that version that is still on this phone. */
export function unsentChoice(norm: Norm, items: OutboxItem[]): OutboxItem | undefined {
  return items.find(item => item.noun === "agreement" && item.target === `norms/${norm.id}`);
}

/** What this person chose about this version, waiting or delivered; a refused choice is none. */
export function stanceOf(norm: Norm, asked: Asked, me: Me, items: OutboxItem[]): Stance | undefined {
  const item = unsentChoice(norm, items);
  const body = item?.body as AgreementBody | undefined;
  if (item?.state === "waiting" && body?.version === asked.number) return body.stance;
  return asked.agreement.stances.find(({ person }) => person.id === me.id)?.stance;
}

/** Whether this person lives by the norm, and so is asked about it. */
export function livesBy(norm: Norm, me: Me): boolean {
  return norm.team ? me.teams.some(team => team.id === norm.team!.id) : me.teams.length > 0;
}

/** Norms with a version about which this person has yet to choose. */
export function awaiting(norms: Norm[], me: Me, items: OutboxItem[]): Norm[] {
  return norms.filter(norm => {
    const asked = askedOf(norm);
    return asked && livesBy(norm, me) && !stanceOf(norm, asked, me, items);
  });
}
