// "Nu versturen": tries at once, and says so when it has to wait after all.

import { currentStore } from "../current";
import { t } from "../i18n";
import { flush } from "../outbox";
import { say } from "./told";

export async function sendNow(): Promise<void> {
  await flush({ hurry: true });
  const left = (await currentStore()?.waiting()) ?? [];
  const waits = left.some(item => item.state === "waiting");
  say(waits ? t("Nog geen verbinding. Het gaat straks vanzelf mee.") : t("Verstuurd"));
}
