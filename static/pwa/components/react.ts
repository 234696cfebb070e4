// Joining in with a moment: kept on the device at once, with or without a connection.

import { t } from "../i18n";
import { save } from "../outbox";
import type { Id, ReactionKind } from "../types";
import { reaction } from "../writing";
import { whyNotStored } from "./not-stored";
import { say } from "./told";

/** False when this device could not keep it. */
export async function react(moment: Id, kind: ReactionKind, on: boolean): Promise<boolean> {
  try {
    await save(reaction(moment, kind, on));
    say(on ? t("Je doet mee") : t("Je reactie is weg"));
    return true;
  } catch (error) {
    say(whyNotStored(error));
    return false;
  }
}
