// What an answer means for one item (I-3 to I-10). Whoever is in doubt keeps the item.

import { type Reply, problemIn } from "./server";
import type { OutboxItem, Problem } from "./types";

export type Verdict =
  | { is: "delivered"; data: Record<string, unknown> }
  | { is: "refused"; problem: Problem }
  | { is: "kept" } // try again later
  | { is: "expired" } // sign in first
  | { is: "revoked" } // the account is closed
  | { is: "other-person" }; // somebody else is signed in

const KEPT: Verdict = { is: "kept" };

const TOO_LARGE: Problem = { status: 413, code: "too_large", title: "", detail: "" };

// 426: the server no longer speaks our version; the update will deliver it (I-15).
const PATIENT = new Set([408, 425, 426, 429]);

export function judge(item: OutboxItem, reply: Reply): Verdict {
  const { status } = reply;
  if (status === 200 || status === 201) return isReceipt(item, reply.json);
  if (status === 401) return { is: "expired" };
  if (status < 400 || status >= 500 || PATIENT.has(status)) return KEPT;
  const problem = problemIn(reply);
  if (!problem && status === 413) return { is: "refused", problem: TOO_LARGE }; // a proxy's limit: it would never pass (I-9)
  if (!problem) return KEPT; // a proxy or a portal spoke, not our server
  if (status === 403 && problem.code === "account_revoked") return { is: "revoked" };
  if (status === 409 && problem.code === "other_person") return { is: "other-person" };
  if (status === 404 && item.method === "DELETE") return { is: "delivered", data: {} }; // it is not there: what we asked for
  return { is: "refused", problem };
}

function isReceipt(item: OutboxItem, json: unknown): Verdict {
  const data = json as Record<string, unknown> | null | undefined;
  return data?.id === item.id && data.hash === item.hash ? { is: "delivered", data } : KEPT;
}
