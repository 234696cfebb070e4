// A device that could not keep it says so; the text stays in the form.

import { t } from "../i18n";
import { NotStored } from "../outbox";
import { Icon } from "./icon";

export function whyNotStored(error: unknown): string {
  const reason = error instanceof NotStored ? error.reason : "failed";
  if (reason === "full") return t("Deze telefoon is vol. Je tekst staat er nog. Maak ruimte vrij en probeer het opnieuw.");
  if (reason === "signed-out") return t("Je bent uitgelogd. Je tekst staat er nog. Log in en probeer het opnieuw.");
  return t("Bewaren lukte niet op deze telefoon. Je tekst staat er nog. Probeer het opnieuw.");
}

/** Always in the page, so that a screen reader hears it when it fills. */
export function Wrong({ words, id }: { words: string; id?: string }) {
  return <div role="alert" id={id}>{words && <p class="wrong"><Icon name="alert" small /><span>{words}</span></p>}</div>;
}
