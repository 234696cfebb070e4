// What a customer left for the team and was just approved: one quiet card, until it was read or put away.

import { announce } from "../changes";
import { currentStore } from "../current";
import { t } from "../i18n";
import type { Glance } from "../memory";
import type { Greeting as Voice, Id } from "../types";
import { Icon } from "./icon";

/** What was left for one of the reader's teams of late, and not yet put away on this device. */
export function greetingOf({ teams, heard }: Glance, now: number): Voice | undefined {
  return teams.flatMap(team => team.compliment ?? []).find(voice => voice.id !== heard && now < Date.parse(voice.until));
}

export async function heard(voice: Id): Promise<void> {
  await currentStore()?.setMeta("heard", voice);
  announce();
}

export function Greeting({ voice }: { voice: Voice }) {
  return (
    <section class="voice greeting" aria-labelledby="greeting">
      <div class="line"><h2 id="greeting" class="grow">{t("Een klant zei")}</h2>
        <button type="button" class="round" aria-label={t("Gezien")} onClick={() => void heard(voice.id)}><Icon name="x" /></button></div>
      <a href={`/app/voices/${voice.id}`}><p lang={voice.language} dir="auto">{voice.text}</p><Icon name="next" small /></a>
    </section>
  );
}
