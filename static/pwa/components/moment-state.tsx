// What an own moment waits for, or why the server refused it, on the card itself.

import { t } from "../i18n";
import type { MomentView } from "../types";
import { Note } from "./note";
import { why } from "./why";

export function MomentState({ moment }: { moment: MomentView }) {
  if (moment.state === "waiting") {
    return <Note sign="wait" title={t("wacht op verbinding")}>{t("Staat veilig op deze telefoon en gaat vanzelf mee.")}</Note>;
  }
  if (moment.state === "refused") {
    return (
      <Note kind="no" sign="alert" title={t("niet aangenomen")}>
        {why(moment.problem)} {t("Je tekst is veilig bewaard.")}
      </Note>
    );
  }
  return null;
}
