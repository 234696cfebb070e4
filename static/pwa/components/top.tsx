// The top of a screen: its heading, which takes focus on arrival, and the way to Ik.

import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import type { PersonRef } from "../types";
import { Face } from "./face";
import { Icon } from "./icon";

export function MeLink({ me }: { me: PersonRef }) {
  return <a class="me-link" href="/app/me" aria-label={t("Ik")}><Face person={me} /></a>;
}

export function Top({ title, me, children }: { title: string; me: PersonRef; children?: ComponentChildren }) {
  return (
    <header class="top">
      <h1 tabIndex={-1}>{title}</h1>
      {children}
      <MeLink me={me} />
    </header>
  );
}

export function BackTop({ to, label, children }: { to: string; label: string; children?: ComponentChildren }) {
  return (
    <header class="top back">
      <a class="round" href={to} aria-label={label}><Icon name="back" /></a>
      <span class="grow" />
      {children}
    </header>
  );
}
