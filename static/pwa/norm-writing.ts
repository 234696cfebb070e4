// What a person can write about norms, each as the request that delivers it.

import type { AgreementBody, Id, ProposalBody, Writing } from "./types";
import { put } from "./writing";

/** Propose a norm, or other words for one; both ids are made here. */
export function proposal(norm: Id, id: Id, body: ProposalBody): Writing {
  return put("proposal", `/api/norms/${norm}/proposals/${id}`, { ...body });
}

/** Take a proposal off the table, with the team's answer; one's own also without. */
export function proposalWithdrawal(norm: Id, id: Id, answer: string): Writing {
  return put("withdrawal", `/api/norms/${norm}/proposals/${id}/withdrawal`, { answer });
}

/** What one thinks of a version; it takes the place of an earlier choice that still waits here. */
export function agreement(norm: Id, body: AgreementBody): Writing {
  return put("agreement", `/api/norms/${norm}/agreement`, { ...body });
}

/** A norm still fits as it is; `above`: the version of the organisation's norm that was looked at. */
export function stillFits(norm: Id, above: number | null): Writing {
  return put("fit", `/api/norms/${norm}/fit`, { above });
}

/** A lead answers a point for the team. */
export function pointAnswer(norm: Id, point: Id, answer: string): Writing {
  return put("answer", `/api/norms/${norm}/points/${point}/answer`, { answer });
}
