// What a version changes: marked by line and by word for who hears it, never by colour alone.

import { type Piece, difference, lineDifference, whole } from "../difference";
import { t } from "../i18n";
import type { NormWords } from "../types";
import { hueWords, partWords, symbolWords } from "./norm-words";

const PARTS = ["title", "summary", "frame", "room", "say", "rather_not", "why", "symbol", "hue"] as const;

type Part = (typeof PARTS)[number];

export function Changes({ before, after }: { before: NormWords; after: NormWords }) {
  const names = partWords();
  const changed = PARTS.filter(part => String(before[part]) !== String(after[part]));
  return (
    <dl class="changes">
      {changed.map(part => (
        <div key={part}>
          <dt>{names[part]}</dt>
          <dd>{isList(part) ? <Lines pieces={lineDifference(before[part], after[part])} /> : <Marked pieces={piecesOf(part, before, after)} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Marked({ pieces }: { pieces: Piece[] }) {
  return <p class="whole">{pieces.map((piece, place) => <Mark key={place} piece={piece} />)}</p>;
}

function Lines({ pieces }: { pieces: Piece[] }) {
  return <ul>{pieces.map((piece, place) => <li key={place}><Mark piece={piece} /></li>)}</ul>;
}

/** The space around changed words is no part of the mark. */
function Mark({ piece: { kind, text } }: { piece: Piece }) {
  const [, before, words, after] = /^(\s*)([^]*?)(\s*)$/.exec(text)!;
  if (kind === "same" || !words) return <>{text}</>;
  if (kind === "gone") return <>{before}<del><span class="vh">{t("weg:")} </span>{words}</del>{after}</>;
  return <>{before}<ins><span class="vh">{t("nieuw:")} </span>{words}</ins>{after}</>;
}

function piecesOf(part: Exclude<Part, "say" | "rather_not">, before: NormWords, after: NormWords): Piece[] {
  if (part === "symbol") return whole(symbolWords()[before.symbol], symbolWords()[after.symbol]);
  if (part === "hue") return whole(hueWords()[before.hue], hueWords()[after.hue]);
  return difference(before[part], after[part]);
}

function isList(part: Part): part is "say" | "rather_not" {
  return part === "say" || part === "rather_not";
}
