// Three warm replies. The sign has its word, who joined in has a name, and nobody has a number.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import type { MomentView, PersonRef, ReactionKind } from "../types";
import { Icon } from "./icon";

const SIGNS: Record<ReactionKind, string> = { heart: "heart", applause: "clap", me_too: "metoo" };
const KINDS = Object.keys(SIGNS) as ReactionKind[];

interface Props {
  moment: MomentView;
  me: PersonRef;
  onReact: React;
}

/** Resolves to false when this device could not keep it. */
export type React = (kind: ReactionKind, on: boolean) => Promise<boolean>;

export function Reactions({ moment, me, onReact }: Props) {
  const words = wordsOf();
  const [pressed, turn] = usePressed(moment, me, onReact);
  return (
    <div class="react" role="group" aria-label={t("Reageren op deze beleving")}>
      {KINDS.map(kind => {
        const on = pressed(kind);
        return (
          <button key={kind} type="button" aria-pressed={on} onClick={() => void turn(kind, !on)}>
            <Icon name={SIGNS[kind]} fills={kind === "heart"} />
            <span>{words[kind]}</span>
          </button>
        );
      })}
      <a href={`/app/moments/${moment.id}#comment`}>
        <Icon name="comment" />
        <span>{t("Reageer")}</span>
      </a>
    </div>
  );
}

/** A sign turns under the thumb; that it is kept is said, and one's name joins, once it is on the medium. */
function usePressed(moment: MomentView, me: PersonRef, onReact: React): [(kind: ReactionKind) => boolean, React] {
  const [asked, setAsked] = useState<Partial<Record<ReactionKind, boolean>>>({});
  const known = (kind: ReactionKind): boolean => moment.reactions[kind].some(person => person.id === me.id);
  useEffect(() => setAsked({}), [moment.reactions]);
  const turn: React = async (kind, on) => {
    setAsked(before => ({ ...before, [kind]: on }));
    const kept = await onReact(kind, on);
    if (!kept) setAsked({});
    return kept;
  };
  return [kind => asked[kind] ?? known(kind), turn];
}

export function Joined({ moment, me }: { moment: MomentView; me: PersonRef }) {
  const words = wordsOf();
  const kinds = KINDS.filter(kind => moment.reactions[kind].length > 0);
  if (!kinds.length) return null;
  return (
    <ul class="joined">
      {kinds.map(kind => (
        <li key={kind}>
          <Icon name={SIGNS[kind]} small />
          <span><span class="vh">{words[kind]}: </span>{names(moment.reactions[kind], me)}</span>
        </li>
      ))}
    </ul>
  );
}

function wordsOf(): Record<ReactionKind, string> {
  return { heart: t("Hart"), applause: t("Applaus"), me_too: t("Dit wil ik ook doen") };
}

/** Three names at most, so that a long row never turns into a contest. */
function names(people: PersonRef[], me: PersonRef): string {
  const said = people.map(person => (person.id === me.id ? t("jij") : person.name));
  if (said.length > 3) return t("%(names)s en anderen", { names: said.slice(0, 3).join(", ") });
  if (said.length === 1) return said[0]!;
  return t("%(names)s en %(last)s", { names: said.slice(0, -1).join(", "), last: said.at(-1)! });
}
