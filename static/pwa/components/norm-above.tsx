// A norm of the organisation and a team's own words for it: where it came from, what changed above.

import { t } from "../i18n";
import { go } from "../navigation";
import { stillFits } from "../norm-writing";
import { save } from "../outbox";
import type { Me, Norm } from "../types";
import { Changes } from "./changes";
import { Icon } from "./icon";
import { ProposeButton } from "./norm-acts";
import type { NormView } from "./norm-view";
import { whyNotStored } from "./not-stored";
import { say } from "./told";

export function NormAbove({ view, all, me }: { view: NormView; all: Norm[]; me: Me }) {
  if (view.onlyHere) return null;
  return view.team ? <OwnWords view={view} all={all} /> : <MakeOwn view={view} all={all} me={me} />;
}

function OwnWords({ view, all }: { view: NormView; all: Norm[] }) {
  const { above } = view;
  if (!above) return null;
  const now = all.find(norm => norm.id === above.id);
  const changed = above.seen && now && view.state === "in_force" && !view.fits;
  return (
    <>
      <p class="sub">{t("Jullie eigen woorden bij:")} <a href={`/app/norms/${above.id}`}>{above.title}</a></p>
      {changed && (
        <section class="card stack proposed" aria-labelledby="above">
          <h2 id="above">{t("Gewijzigd boven jullie norm")}</h2>
          <p class="sub">{t("De norm van de organisatie zegt nu iets anders dan toen jullie keken. Past jullie eigen norm nog?")}</p>
          <Changes before={above.seen!} after={now} />
          <StillFits view={view} words={t("Past nog zo")} />
          {!view.next && !view.proposal && <ProposeButton view={view} words={t("Stel een nieuwe versie voor")} />}
        </section>
      )}
    </>
  );
}

function MakeOwn({ view, all, me }: { view: NormView; all: Norm[]; me: Me }) {
  if (view.state !== "in_force" || me.teams.length === 0) return null;
  const own = all.filter(norm => norm.above?.id === view.id && me.teams.some(team => team.id === norm.team?.id));
  if (own.length > 0) {
    return <p class="sub">{t("Jullie eigen woorden hiervoor:")} {own.map(norm => <a key={norm.id} href={`/app/norms/${norm.id}`}>{norm.title}</a>)}</p>;
  }
  return (
    <button type="button" class="btn wide" onClick={() => go(`/app/norms/propose?above=${view.id}`)}>
      <Icon name="edit" small />{t("Maak er eigen woorden van")}
    </button>
  );
}

/** Says for the team that nothing has to change; it travels when there is a connection. */
export function StillFits({ view, words }: { view: NormView; words: string }) {
  const keep = (): void => {
    save(stillFits(view.id, view.above?.seen ? view.above.number : null)).then(() => say(t("Bewaard: deze norm past nog.")), error => say(whyNotStored(error)));
  };
  return <button type="button" class="btn wide" onClick={keep}><Icon name="check" small />{words}</button>;
}
