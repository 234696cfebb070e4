// Moments as screens show them: what the server sent, with what still waits here laid over it.

import { withReaction } from "./learn";
import type {
  CommentView, Id, Me, Moment, MomentBody, MomentView, OutboxItem, PersonRef, ReactionKind, Scope,
} from "./types";

export function momentViews(moments: Moment[], items: OutboxItem[], me: Me, people: PersonRef[]): MomentView[] {
  const views = new Map<Id, MomentView>();
  for (const moment of moments) views.set(moment.id, sentView(moment, me));
  for (const item of items) {
    if (item.target.startsWith("moments/")) lay(item, views, me, people);
  }
  return [...views.values()].sort((a, b) => (a.received_at < b.received_at ? 1 : -1));
}

export function isIn(scope: Scope, moment: MomentView, me: Me): boolean {
  if (scope === "mine") return moment.own;
  if (scope === "organisation") return moment.visibility === "organisation";
  if (moment.visibility === "private") return false;
  return moment.state !== "sent" || me.teams.some(team => team.id === moment.team?.id); // own words stay where they were told
}

function sentView(moment: Moment, me: Me): MomentView {
  const comments = moment.comments.map(comment => ({ ...comment, state: "sent" as const }));
  return { ...moment, comments, own: moment.author.id === me.id, state: "sent" };
}

function lay(item: OutboxItem, views: Map<Id, MomentView>, me: Me, people: PersonRef[]): void {
  const id = item.target.slice("moments/".length);
  const view = views.get(id);
  if (item.noun === "moment") layMoment(item, id, view, views, me, people);
  else if (view && item.noun === "reaction" && item.state === "waiting") {
    const kind = item.path.split("/").at(-1) as ReactionKind;
    views.set(id, withReaction(view, kind, item.body.on === true, { id: me.id, name: me.name }));
  } else if (view && item.noun === "comment") {
    views.set(id, { ...view, comments: withComment(view.comments, item, me) });
  }
}

function layMoment(
  item: OutboxItem, id: Id, view: MomentView | undefined, views: Map<Id, MomentView>, me: Me, people: PersonRef[],
): void {
  if (item.method === "DELETE") {
    if (item.state === "waiting") views.delete(id);
    else if (view) views.set(id, { ...view, ...stateOf(item) });
    return;
  }
  const { team, with_people, ...body } = item.body as unknown as MomentBody;
  const written = {
    ...body,
    with_people: with_people.map(other => people.find(person => person.id === other) ?? { id: other, name: "" }),
    ...stateOf(item),
  };
  views.set(id, { ...(view ?? newView(item, id, me, team)), ...written });
}

function newView(item: OutboxItem, id: Id, me: Me, team: Id | undefined): MomentView {
  const named = team ? (me.teams.find(one => one.id === team) ?? { id: team, name: "" }) : me.teams[0]; // or of a team that I left
  return {
    id, author: { id: me.id, name: me.name }, team: named ? { id: named.id, name: named.name } : null,
    text: "", followed: [], took_room: [], with_people: [], visibility: "team", occurred_at: item.created_at,
    received_at: item.created_at, edited_at: null, hash: "", reactions: { heart: [], applause: [], me_too: [] },
    comments: [], own: true, state: "waiting",
  };
}

function withComment(comments: CommentView[], item: OutboxItem, me: Me): CommentView[] {
  const others = comments.filter(comment => comment.id !== item.id);
  if (item.method === "DELETE") return item.state === "waiting" ? others : comments;
  const { state, problem } = stateOf(item);
  const author = { id: me.id, name: me.name };
  const text = String(item.body.text);
  return [...others, { id: item.id, author, text, created_at: item.created_at, state, ...(problem && { problem }) }];
}

function stateOf(item: OutboxItem): Pick<MomentView, "state" | "problem" | "waiting_since" | "seq"> {
  const { state, problem, seq, created_at: waiting_since } = item;
  return { state, seq, waiting_since, ...(problem && { problem }) };
}
