// A compliment that should not stand where it is read: one tap hides it for everybody, once there is a connection.

import { useState } from "preact/hooks";
import { currentStore } from "../current";
import { t } from "../i18n";
import { ask } from "../server";
import { exchangeAll } from "../sync";
import type { Id } from "../types";
import { say } from "./told";

/** Behind a norm, or (without one) said to one's own team. */
export function ReportVoice({ norm, voice }: { norm?: Id | undefined; voice: Id }) {
  const [reported, setReported] = useState(false);
  const report = async () => {
    const answer = await ask(`/api/${norm ? `norms/${norm}/` : ""}voices/${voice}/report`, { method: "PUT" });
    if ("offline" in answer) return say(t("Geen verbinding. Probeer het straks nog eens."));
    if ("problem" in answer && answer.problem.status !== 404) return say(answer.problem.detail);
    setReported(true);
    say(t("Dank je. Niemand leest dit meer; je teamleider kijkt ernaar."));
    const store = currentStore();
    if (store) void exchangeAll(store, true);
  };
  return <button type="button" class="btn bare" disabled={reported} onClick={report}>{reported ? t("Gemeld") : t("Dit hoort hier niet")}</button>;
}
