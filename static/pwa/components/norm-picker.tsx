// Which norm was lived: a chip each; a chosen one opens to its two halves, followed or with room taken.

import { t } from "../i18n";
import type { Id, Norm } from "../types";
import { Icon, NormSign } from "./icon";
import type { Draft } from "./tell-draft";

interface Props {
  norms: Norm[];
  lived: Draft["lived"];
  onChange: (lived: Draft["lived"]) => void;
}

export function NormPicker({ norms, lived, onChange }: Props) {
  const without = (id: Id): Draft["lived"] => Object.fromEntries(Object.entries(lived).filter(([one]) => one !== id));
  const chosen = norms.filter(norm => lived[norm.id]);
  const others = norms.filter(norm => norm.state === "in_force" && !lived[norm.id]);
  return (
    <>
      {chosen.length > 0 && (
        <div class="pad">
          {chosen.map(norm => (
            <Halves
              key={norm.id} norm={norm} how={lived[norm.id]!}
              onPick={how => onChange({ ...lived, [norm.id]: how })} onDrop={() => onChange(without(norm.id))}
            />
          ))}
        </div>
      )}
      <div class="tools" role="group" aria-label={t("Welke norm? Mag ook, hoeft niet")} tabIndex={0}>
        {others.map(norm => (
          <button key={norm.id} type="button" class={`chip tap h${norm.hue}`} aria-pressed={false} onClick={() => onChange({ ...lived, [norm.id]: "followed" })}>
            <NormSign symbol={norm.symbol} />{norm.title}
          </button>
        ))}
      </div>
    </>
  );
}

interface HalvesProps {
  norm: Norm;
  how: "followed" | "took_room";
  onPick: (how: "followed" | "took_room") => void;
  onDrop: () => void;
}

function Halves({ norm, how, onPick, onDrop }: HalvesProps) {
  const half = (mine: "followed" | "took_room", sign: string, words: string) => (
    <label>
      <input class="cover" type="radio" name={`norm-${norm.id}`} checked={how === mine} onChange={() => onPick(mine)} />
      <span><Icon name={sign} />{words}</span>
    </label>
  );
  return (
    <div class={`halves h${norm.hue}`} role="radiogroup" aria-label={norm.title}>
      <div class="line">
        <NormSign symbol={norm.symbol} />
        <b>{norm.title}</b>
        <button type="button" class="round" aria-label={t("Haal %(norm)s weg", { norm: norm.title })} onClick={onDrop}><Icon name="x" /></button>
      </div>
      <div class="pair">
        {half("followed", "frame", t("Ik volgde de norm"))}
        {half("took_room", "room", t("Ik nam de ruimte"))}
      </div>
    </div>
  );
}
