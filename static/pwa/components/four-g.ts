// The 4G steps: what I saw, what it did to me, its effect, what I would love to see.

import { t } from "../i18n";
import type { FeedbackBody, FeedbackKind } from "../types";

export type StepName = "behaviour" | "feeling" | "effect" | "wish";
export type Steps = Pick<FeedbackBody, StepName>;

export interface Step {
  name: StepName;
  word: string; // the name of its text box
  question: string;
  said: string; // how it stands above the next step, and in the letter
  borrow: string[];
}

export function stepsFor(kind: FeedbackKind, name: string): Step[] {
  const tip = kind === "tip";
  return [
    {
      name: "behaviour", word: t("Gedrag"), said: t("Wat je zag"),
      question: t("Wat zag je %(name)s doen?", { name }),
      borrow: [t("Ik zag dat je"), t("Ik hoorde je zeggen"), t("Gisteren bij de balie")],
    },
    {
      name: "feeling", word: t("Gevoel"), said: t("Wat het met je deed"), question: t("Wat deed dat met jou?"),
      borrow: tip
        ? [t("Ik schrok er even van"), t("Ik voelde me onzeker"), t("Het bleef in mijn hoofd zitten")]
        : [t("Ik werd er blij van"), t("Het gaf me rust"), t("Ik voelde me gesteund"), t("Het raakte me")],
    },
    {
      name: "effect", word: t("Gevolg"), said: t("Wat het uitmaakte"), question: t("Wat was het gevolg?"),
      borrow: tip
        ? [t("De klant moest wachten"), t("Ik wist niet wat ik kon doen"), t("Het werk bleef liggen")]
        : [t("De klant ging blijer weg"), t("Ik durfde het zelf ook"), t("Het ging daarna vanzelf")],
    },
    {
      name: "wish", word: t("Gewenst"), said: t("Wat je graag ziet"), question: t("Wat zie je graag?"),
      borrow: tip
        ? [t("Ik zou het fijn vinden als"), t("Zullen we afspreken dat"), t("De volgende keer help ik je graag")]
        : [t("Blijf dit vooral doen"), t("Vertel het ook aan de anderen"), t("Ik wil dit van je leren")],
    },
  ];
}
