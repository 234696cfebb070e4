// An empty place teaches: one drawing, one sentence why it matters, one button to begin.

import type { ComponentChildren } from "preact";
import { Scene } from "./scene";

interface Props {
  scene: Parameters<typeof Scene>[0]["of"];
  hue?: number;
  title: string;
  children: ComponentChildren;
}

export function Empty({ scene, hue = 1, title, children }: Props) {
  return (
    <section class="card flush">
      <Scene of={scene} hue={hue} />
      <div class="empty"><h2>{title}</h2>{children}</div>
    </section>
  );
}
