// Why the server did not do it, in one sentence.

import { t } from "../i18n";
import type { Answer } from "../server";

export function whyRefused(answer: Exclude<Answer<unknown>, { ok: true }>): string {
  if ("offline" in answer) return t("Er is geen verbinding. Er veranderde niets.");
  return Object.values(answer.problem.fields ?? {})[0]?.[0] ?? answer.problem.detail;
}
