// Joining in with a moment: kept on the device at once, with or without a connection.

import { t } from "../i18n";
import { save } from "../outbox";
import type { Id, ReactionKind } from "../types";
import { reaction } from "../writing";
import { whyNotStored } from "./not-stored";
import { say } from "./told";

export async function react(moment: Id, kind: ReactionKind, on: boolean): Promise<void> {
  try {
    await save(reaction(moment, kind, on));
    say(on ? t("Je doet mee") : t("Je reactie is weg"));
  } catch (error) {
    say(whyNotStored(error));
  }
}
