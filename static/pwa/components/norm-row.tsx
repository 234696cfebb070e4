// A norm in a list.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import type { Norm } from "../types";
import { Icon, NormSign } from "./icon";
import type { NormView } from "./norm-view";

export function NormRow({ norm }: { norm: NormView }) {
  return (
    <a class="row" href={`/app/norms/${norm.id}`}>
      <span class={`tile h${norm.hue}`}><NormSign symbol={norm.symbol} /></span>
      <span class="grow"><b>{norm.title}</b><span class="sub">{norm.summary}</span><NormTag norm={norm} /></span>
      <Icon name="next" small />
    </a>
  );
}

const AT_ONCE = 15; // more than a screen shows

/** Norms in a card. What somebody types is answered in one frame: by the first of them and by what was there already; the rest comes in the next. */
export function NormRows({ norms }: { norms: NormView[] }) {
  const [whole, setWhole] = useState(norms);
  useEffect(() => {
    const later = setTimeout(() => setWhole(norms));
    return () => clearTimeout(later);
  }, [norms]);
  return <ul class="card flush rows long">{(whole === norms ? norms : begun(norms, whole)).map(itemOf)}</ul>;
}

function begun(norms: NormView[], there: NormView[]): NormView[] {
  const drawn = new Set(there);
  return norms.filter((norm, place) => place < AT_ONCE || drawn.has(norm));
}

const items = new WeakMap<NormView, JSX.Element>(); // an element that stays the same is not compared again

function itemOf(norm: NormView): JSX.Element {
  const known = items.get(norm) ?? <li key={norm.id}><NormRow norm={norm} /></li>;
  items.set(norm, known);
  return known;
}

/** What is not as it is with most norms. */
export function NormTag({ norm }: { norm: NormView }) {
  const words = tagOf(norm);
  return words ? <span class="tag">{words}</span> : null;
}

/** A norm that waits for this person, on top of the list. */
export function AwaitingRow({ norm }: { norm: NormView }) {
  return (
    <a class={`week h${norm.hue}`} href={`/app/norms/${norm.id}`}>
      <span class="tile"><NormSign symbol={norm.symbol} /></span>
      <span class="grow"><b class="display">{norm.title}</b><span class="sub">{asks(norm)}</span></span>
      <Icon name="next" small />
    </a>
  );
}

/** A norm that moments went beyond, three times. */
export function RoomTakenRow({ norm }: { norm: NormView }) {
  return (
    <a class={`week h${norm.hue}`} href={`/app/norms/propose?norm=${norm.id}`}>
      <span class="tile"><NormSign symbol={norm.symbol} /></span>
      <span class="grow"><b class="display">{norm.title}</b><span class="sub">{t("Drie keer ruimte genomen: stel een nieuwe versie voor.")}</span></span>
      <Icon name="next" small />
    </a>
  );
}

function tagOf({ state, next, quiet_since, review, proposal, above, fits }: NormView): string | undefined {
  if (proposal?.state === "refused") return t("niet aangenomen");
  if (proposal) return `${t("voorstel")}, ${t("wacht op verbinding")}`;
  if (state === "proposed") return t("voorstel");
  if (state === "withdrawn") return t("ingetrokken");
  if (next) return t("voorstel: versie %(number)s", { number: next.number });
  if (fits) return undefined;
  if (above?.seen && state === "in_force") return t("gewijzigd");
  return quiet_since || review ? t("Klopt hij nog?") : undefined;
}

function asks({ state, next }: Norm): string {
  if (next) return t("Lees versie %(number)s en zeg wat je vindt.", { number: next.number });
  if (state === "proposed") return t("Lees het voorstel en zeg wat je vindt.");
  return t("Zo doen wij het. Zeg wat jij ervan vindt.");
}
