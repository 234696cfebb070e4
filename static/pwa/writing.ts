// The things a person can write, each as the request that delivers it.

import type {
  Body, FeedbackBody, Id, Moment, MomentBody, ReactionKind, ReflectionBody, Writing,
} from "./types";

/** Log a moment, or edit it: pass the one being edited when the server already has it. */
export function moment(id: Id, body: MomentBody, edited?: Pick<Moment, "hash">): Writing {
  const writing = put("moment", `/api/moments/${id}`, { ...body });
  return edited?.hash ? { ...writing, if_match: edited.hash } : writing;
}

export function withdrawal(id: Id): Writing {
  return { noun: "moment", method: "DELETE", path: `/api/moments/${id}`, body: {} };
}

export function reaction(moment: Id, kind: ReactionKind, on: boolean): Writing {
  return put("reaction", `/api/moments/${moment}/reactions/${kind}`, { on });
}

export function comment(moment: Id, id: Id, text: string): Writing {
  return put("comment", `/api/moments/${moment}/comments/${id}`, { text });
}

export function commentRemoval(moment: Id, id: Id): Writing {
  return { noun: "comment", method: "DELETE", path: `/api/moments/${moment}/comments/${id}`, body: {} };
}

export function feedback(id: Id, body: FeedbackBody): Writing {
  return put("feedback", `/api/feedback/${id}`, { ...body });
}

export function thanks(feedback: Id): Writing {
  return put("thanks", `/api/feedback/${feedback}/thanks`, {});
}

export function reflection(id: Id, body: ReflectionBody): Writing {
  return put("reflection", `/api/reflections/${id}`, { ...body });
}

function put(noun: Writing["noun"], path: string, body: Body): Writing {
  return { noun, method: "PUT", path, body };
}
