// Where a version stands with the members: what I chose, what others chose, and what they want to discuss.

import { useState } from "preact/hooks";
import type { Asked } from "../awaiting";
import { t, tn } from "../i18n";
import type { Agreement, Me, PersonRef } from "../types";
import { fullDay } from "./calendar";
import { ChooseStance } from "./choose-stance";
import { Icon } from "./icon";
import type { NormView } from "./norm-view";
import { STANCES, STANCE_SIGNS, stanceWords } from "./norm-words";
import { Points } from "./points";
import { until } from "./until";

interface Props {
  view: NormView;
  asked: Asked;
  me: Me;
  now: number;
  timezone: string;
}

export function Agreeing({ view, asked, me, now, timezone }: Props) {
  const [changing, setChanging] = useState(false);
  const { chosen, choice } = view;
  const { agreement } = asked;
  const again = agreement.points.some(point => point.person.id === me.id && point.answered_at);
  return (
    <section class="card agreeing" id="agreeing" aria-labelledby="agreeing-title">
      <h2 id="agreeing-title" tabIndex={-1}>{chosen && !changing ? t("Wat jij vindt") : t("Wat vind jij?")}</h2>
      <p class="sub">{standing(agreement, asked.published_at, now, timezone)}</p>
      {!chosen && again && <p>{t("Je team gaf antwoord op je punt. Lees het hieronder en kies opnieuw.")}</p>}
      {chosen && !changing ? (
        <div class="line wrap chosen">
          <Icon name={STANCE_SIGNS[chosen]} />
          <b>{stanceWords()[chosen]}</b>
          {choice?.state === "waiting" && <span class="tag cool"><Icon name="wait" small />{t("wacht op verbinding")}</span>}
          <button type="button" class="btn" onClick={() => setChanging(true)}>{t("Anders kiezen")}</button>
        </div>
      ) : (
        <ChooseStance key={`${asked.number} ${choice?.state}`} view={view} asked={asked} me={me} onKept={() => setChanging(false)} />
      )}
      <Stances agreement={agreement} view={view} me={me} />
      <Points view={view} agreement={agreement} me={me} />
    </section>
  );
}

function Stances({ agreement, view, me }: { agreement: Agreement; view: NormView; me: Me }) {
  const words = stanceWords();
  const others = agreement.stances.filter(({ person }) => person.id !== me.id);
  const taken = view.chosen ? [...others, { person: { id: me.id, name: t("jij") }, stance: view.chosen }] : others;
  const counted = agreement.stances.length - others.length; // among those still open I am counted until the server knows
  const open = Math.max(0, agreement.open - (view.chosen && !counted ? 1 : 0));
  return (
    <div class="part">
      {taken.length > 0 && (
        <dl class="stances">
          {STANCES.map(stance => [stance, taken.filter(one => one.stance === stance).map(one => one.person)] as const)
            .filter(([, people]) => people.length > 0)
            .map(([stance, people]) => (
              <div key={stance}>
                <dt><Icon name={STANCE_SIGNS[stance]} small />{words[stance]}</dt>
                <dd>{names(people)}</dd>
              </div>
            ))}
        </dl>
      )}
      {agreement.elsewhere > 0 && <p class="sub">{tn("Ook iemand uit een ander team koos.", "Ook %(num)s mensen uit andere teams kozen.", agreement.elsewhere)}</p>}
      {open > 0 && <p class="sub">{tn("Eén persoon koos nog niet.", "%(num)s mensen kozen nog niet.", open)}</p>}
    </div>
  );
}

const names = (people: PersonRef[]): string => people.map(person => person.name).join(", ");

function standing({ settled, deadline, open, points }: Agreement, since: string | null, now: number, timezone: string): string {
  if (settled === "agreed") return t("Iedereen koos. Deze versie geldt sinds %(day)s.", { day: fullDay(since!) });
  if (settled === "deadline") {
    const passed = open
      ? tn("De termijn is voorbij; één persoon had nog niet gekozen.", "De termijn is voorbij; %(num)s mensen hadden nog niet gekozen.", open)
      : t("De termijn was voorbij voordat iedereen koos.");
    return `${passed} ${t("Deze versie geldt sinds %(day)s.", { day: fullDay(since!) })}`;
  }
  const stands = points.some(point => !point.answered_at);
  if (Date.parse(deadline) <= now) {
    return stands ? t("De termijn is voorbij. Zodra het open punt antwoord heeft, geldt deze versie.") : t("De termijn is voorbij. Deze versie gaat gelden.");
  }
  const last = t("Kiezen kan tot en met %(day)s.", { day: until(deadline, now, timezone) });
  return stands ? `${last} ${t("Er is een punt om te bespreken.")}` : last;
}
