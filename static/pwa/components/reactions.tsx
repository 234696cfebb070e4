// Three warm replies. The sign has its word, who joined in has a name, and nobody has a number.

import { t } from "../i18n";
import type { MomentView, PersonRef, ReactionKind } from "../types";
import { Icon } from "./icon";

const SIGNS: Record<ReactionKind, string> = { heart: "heart", applause: "clap", me_too: "metoo" };
const KINDS = Object.keys(SIGNS) as ReactionKind[];

interface Props {
  moment: MomentView;
  me: PersonRef;
  onReact: (kind: ReactionKind, on: boolean) => void;
}

export function Reactions({ moment, me, onReact }: Props) {
  const words = wordsOf();
  return (
    <div class="react" role="group" aria-label={t("Reageren op deze beleving")}>
      {KINDS.map(kind => {
        const on = moment.reactions[kind].some(person => person.id === me.id);
        return (
          <button key={kind} type="button" aria-pressed={on} onClick={() => onReact(kind, !on)}>
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
