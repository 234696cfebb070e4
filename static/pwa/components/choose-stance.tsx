// What do you think of this version: three equal tiles, and a point that goes with "Bespreken".

import { useState } from "preact/hooks";
import type { Asked } from "../awaiting";
import { t } from "../i18n";
import { longest } from "../limits";
import { agreement } from "../norm-writing";
import { save } from "../outbox";
import type { Me, Stance } from "../types";
import { uuid7 } from "../uuid";
import { useChoiceDraft } from "./choice-draft";
import { Icon } from "./icon";
import type { NormView } from "./norm-view";
import { STANCES, STANCE_SIGNS, stanceWords } from "./norm-words";
import { whyNotStored, Wrong } from "./not-stored";
import { Note } from "./note";
import { Readers } from "./readers";
import { say } from "./told";

interface Props {
  view: NormView;
  asked: Asked;
  me: Me;
  onKept: () => void;
}

export function ChooseStance({ view, asked, me, onKept }: Props) {
  const { draft, change, drop } = useChoiceDraft(view, me.id);
  const [wrong, setWrong] = useState("");
  if (!draft) return null;
  const { stance, text } = draft;
  const elsewhere = text.trim() !== "" && draft.version !== asked.number;

  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!stance) return setWrong(t("Kies eerst wat je vindt."));
    if (stance === "discuss" && !text.trim()) return setWrong(t("Schrijf wat je wilt bespreken. Eén zin is genoeg."));
    // A point that was changed is another one: its id is never used for other words.
    const point = stance === "discuss" ? { id: uuid7(), text: text.trim() } : null;
    try {
      await save(agreement(view.id, { version: asked.number, stance, point }));
    } catch (error) {
      return setWrong(whyNotStored(error));
    }
    await drop().catch(() => undefined);
    say(t("Bewaard op deze telefoon"));
    onKept();
  };
  const pick = (mine: Stance): void => {
    change({ stance: mine, version: asked.number });
    setWrong("");
  };

  return (
    <form class="stack" onSubmit={keep}>
      <Readers sign="team" who={view.team ? t("Je team ziet wat je kiest.") : t("Wie met jou in een team zit, ziet wat je kiest.")} />
      <fieldset class="choosing">
        <legend class="vh">{t("Wat vind jij?")}</legend>
        <div class="tiles">{STANCES.map(mine => <Tile key={mine} stance={mine} chosen={stance === mine} onPick={pick} />)}</div>
      </fieldset>
      {stance === "discuss" && (
        <div class="part">
          <label class="label" for="point">{t("Wat wil je bespreken?")}</label>
          {elsewhere && <Note kind="warm" sign="info">{t("Je schreef dit bij een andere versie. Klopt het nog bij deze?")}</Note>}
          <Readers id="point-readers" sign={view.team ? "team" : "org"} who={view.team ? t("Je team leest dit, met je naam.") : t("Iedereen leest dit, met je naam.")} />
          <textarea
            id="point" class="field grows" rows={3} required aria-describedby="point-readers" maxLength={longest("PointIn", "text")}
            value={text} onInput={event => (change({ text: event.currentTarget.value, version: asked.number }), setWrong(""))}
          />
        </div>
      )}
      <Wrong words={wrong} />
      <button class="btn main wide">{t("Bewaren")}</button>
    </form>
  );
}

function Tile({ stance, chosen, onPick }: { stance: Stance; chosen: boolean; onPick: (stance: Stance) => void }) {
  return (
    <label>
      <input class="cover" type="radio" name="stance" checked={chosen} onChange={() => onPick(stance)} />
      <span><Icon name={STANCE_SIGNS[stance]} />{stanceWords()[stance]}</span>
    </label>
  );
}
