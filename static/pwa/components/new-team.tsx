// Written for a team that its writer has left since: nobody but the writer says who may read it now (I-8).

import { t } from "../i18n";
import { useLive } from "../live";
import { mend } from "../outbox";
import type { Store } from "../store";
import type { Id, MomentBody, MomentView } from "../types";
import { whyNotStored } from "./not-stored";
import { say } from "./told";

export function NewTeam({ moment }: { moment: MomentView }) {
  const seen = useLive(read);
  if (!seen || moment.seq === undefined) return null;
  const { teams, norms } = seen;
  const choose = async (readers: Pick<MomentBody, "visibility" | "team">): Promise<void> => {
    try {
      await mend(moment.seq!, { ...bodyFor(moment, norms), ...readers });
    } catch (error) {
      say(whyNotStored(error));
    }
  };
  return (
    <div class="stack close-gap">
      {teams.map(team => (
        <button key={team.id} type="button" class="btn main wide" onClick={() => void choose({ visibility: "team", team: team.id })}>
          {t("Delen met %(team)s", { team: team.name })}
        </button>
      ))}
      <button type="button" class="btn wide" onClick={() => void choose({ visibility: "private" })}>{t("Alleen voor mezelf bewaren")}</button>
    </div>
  );
}

/** As it was written, but for the norms of the team that was left. */
function bodyFor({ text, followed, took_room, with_people, occurred_at }: MomentView, norms: Set<Id>): Omit<MomentBody, "visibility"> {
  const known = (ids: Id[]): Id[] => ids.filter(id => norms.has(id));
  return { text, followed: known(followed), took_room: known(took_room), with_people: with_people.map(one => one.id), occurred_at };
}

async function read(store: Store) {
  const { me, norms } = await store.glance();
  return me && { teams: me.teams, norms: new Set(norms.map(norm => norm.id)) };
}
