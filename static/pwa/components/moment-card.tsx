// A moment in a list: a small story with its drawing, its norms and the warm replies.

import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import type { Id, MomentView, Norm, PersonRef } from "../types";
import { LivedOnly } from "./lived-only";
import { MomentBy } from "./moment-by";
import { MomentState } from "./moment-state";
import { MomentText } from "./moment-text";
import { NormChip } from "./norm-chip";
import { Joined, type React, Reactions } from "./reactions";
import { Scene } from "./scene";

interface Props {
  moment: MomentView;
  norms: Map<Id, Norm>;
  me: PersonRef;
  drawn?: boolean; // with the drawing of its norm
  whole?: boolean; // the full text, on its own page
  story?: boolean; // the bubble stands on its teller
  onReact?: React;
  children?: ComponentChildren; // what its writer can do
}

export function MomentCard({ moment, norms, me, drawn, whole, story, onReact, children }: Props) {
  const lived = [...moment.followed, ...moment.took_room].flatMap(id => norms.get(id) ?? []);
  const first = lived[0];
  const place = `/app/moments/${moment.id}`;
  const wordless = !moment.text.trim();
  const room = (norm: Norm): boolean => moment.took_room.includes(norm.id);
  const words = wordless
    ? first && <LivedOnly norm={first} room={room(first)} />
    : <MomentText text={moment.text} whole={whole ?? false} more={place} />;
  const chips = wordless ? lived.slice(1) : lived;
  return (
    <article class={`moment${story ? ` story h${first?.hue ?? 2}` : ""}`} aria-label={t("Beleving van %(name)s", { name: moment.author.name })}>
      <MomentState moment={moment} />
      {drawn && first && <Scene of={first.symbol} hue={first.hue} turnedBy={moment.id} />}
      <div class="in">
        {story ? <div class="bubble">{words}</div> : <MomentBy moment={moment} />}
        {story ? <MomentBy moment={moment} /> : words}
        {chips.length > 0 && (
          <div class="chips">{chips.map(norm => <NormChip key={norm.id} norm={norm} room={room(norm)} />)}</div>
        )}
        <Joined moment={moment} me={me} />
        {children}
        {onReact && moment.hash && moment.visibility !== "private" && <Reactions moment={moment} me={me} onReact={onReact} />}
      </div>
    </article>
  );
}
