// One moment: the whole story, the replies, and what its writer can do with it.

import { useEffect, useState } from "preact/hooks";
import { Attention } from "../components/attention";
import { Comments } from "../components/comments";
import { Icon } from "../components/icon";
import { Loading } from "../components/loading";
import { MomentCard } from "../components/moment-card";
import { OwnActions } from "../components/own-actions";
import { react } from "../components/react";
import { BackTop } from "../components/top";
import { t } from "../i18n";
import { useLive } from "../live";
import { go } from "../navigation";
import type { ScreenProps } from "../route";
import { ask } from "../server";
import type { Store } from "../store";
import type { Id, Moment, MomentView } from "../types";
import { momentViews } from "../views";

export default function MomentScreen({ id = "" }: ScreenProps) {
  const older = useOlderMoment(id);
  const seen = useLive(store => read(store, id, older), [id, older]);
  const moment = seen?.moment;
  useEffect(() => {
    if (moment && location.hash === "#comment") document.getElementById("comment")?.scrollIntoView();
  }, [moment !== undefined]);
  if (!seen) return <Loading />;
  return (
    <>
      <BackTop to="/app/moments" label={t("Terug")} />
      <main class="pad flow near">
        <h1 class="vh" tabIndex={-1}>{t("Beleving")}</h1>
        {!moment && older === "absent" && <p class="calm gone">{t("Deze beleving is er niet, of niet meer voor jou.")}</p>}
        {!moment && older === "offline" && <p class="calm gone">{t("Deze beleving staat niet op je telefoon. Hij komt zodra er verbinding is.")}</p>}
        {moment && (
          <>
            <MomentCard moment={moment} norms={seen.norms} me={seen.me} drawn whole onReact={(kind, on) => react(id, kind, on)}>
              {moment.own && <OwnActions moment={moment} after={() => go("/app/moments?scope=mine", { replace: true })} />}
            </MomentCard>
            {moment.own && moment.hash && <Attention moment={id} />}
            {moment.hash && moment.visibility !== "private" && <Comments moment={moment} me={seen.me} />}
            {moment.hash && moment.visibility !== "private" && seen.me.teams.length > 0 && (
              <button type="button" class="btn wide" onClick={() => go(`/app/norms/propose?moment=${id}`)}>
                <Icon name="norms" small />{t("Maak er een norm van")}
              </button>
            )}
          </>
        )}
      </main>
    </>
  );
}

type Older = Moment | "absent" | "offline" | undefined;

async function read(store: Store, id: Id, older: Older) {
  const [{ me, norms, items, people }, kept] = await Promise.all([store.glance(), store.moment(id)]);
  if (!me) return undefined;
  const own = items.filter(item => item.target === `moments/${id}`);
  const moment: MomentView | undefined =
    kept ?? (typeof older === "object" ? momentViews([older], own, me, people)[0] : undefined);
  return { me, moment, norms: new Map(norms.map(norm => [norm.id, norm])) };
}

/** A moment that the device does not keep is asked for. */
function useOlderMoment(id: Id): Older {
  const [older, setOlder] = useState<Older>();
  const unsent = useLive(async store => {
    if (await store.moment(id)) return "kept";
    return (await store.glance()).items.filter(item => item.target === `moments/${id}`).length;
  }, [id]);
  useEffect(() => {
    if (unsent === undefined || unsent === "kept") return;
    void ask<Moment>(`/api/moments/${id}`).then(answer => {
      setOlder("ok" in answer ? answer.data : "offline" in answer ? "offline" : "absent");
    });
  }, [id, unsent]); // once more when a reply of ours was delivered
  return older;
}
