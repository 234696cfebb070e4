// Whose moment, when, with whom, and for whom it was written.

import { t } from "../i18n";
import { dayAndTime } from "./calendar";
import type { MomentView, Visibility } from "../types";
import { Face } from "./face";
import { Icon } from "./icon";

const SIGNS: Record<Visibility, string> = { private: "lock", team: "team", organisation: "org" };

export function MomentBy({ moment }: { moment: MomentView }) {
  const readers: Record<Visibility, string> = {
    private: t("Alleen jij"), team: t("Team"), organisation: t("Organisatie"),
  };
  const others = moment.with_people.map(person => person.name).filter(Boolean).join(", ");
  return (
    <header class="by">
      <Face person={moment.author} />
      <span class="grow">
        <b>{moment.author.name}{others && <> {t("met %(names)s", { names: others })}</>}</b>
        <span class="sub line wrap tight">
          {dayAndTime(moment.occurred_at)}
          {moment.own && <span class="line tight"><span aria-hidden="true">·</span><Icon name={SIGNS[moment.visibility]} small />{readers[moment.visibility]}</span>}
        </span>
      </span>
    </header>
  );
}
