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

/** Answer the question of the day, or change an answer that the server has: name the hash it replaces. */
export function reflection(id: Id, body: ReflectionBody, replaces?: string): Writing {
  const writing = put("reflection", `/api/reflections/${id}`, { ...body });
  return replaces ? { ...writing, if_match: replaces } : writing;
}

export function reflectionRemoval(id: Id): Writing {
  return { noun: "reflection", method: "DELETE", path: `/api/reflections/${id}`, body: {} };
}

export function put(noun: Writing["noun"], path: string, body: Body): Writing {
  return { noun, method: "PUT", path, body };
}
