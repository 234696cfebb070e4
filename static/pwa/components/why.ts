// Why something came back, in the reader's words: the server's own, or ours when a box on the way refused it.

import { t } from "../i18n";
import type { Problem } from "../types";

export function why(problem: Problem | undefined): string {
  if (problem?.status === 413 && !problem.detail) return t("Dit is te groot om te versturen. Maak het korter.");
  return problem?.detail ?? "";
}
