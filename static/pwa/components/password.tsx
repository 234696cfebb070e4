// Proving once more that it is me, before something that an unlocked phone alone must not do. Who has
// neither password nor PIN is asked for a passkey when it comes to it.

import { t } from "../i18n";
import { useAsks } from "./asks";

export function Password() {
  const asks = useAsks();
  if (!asks) return null;
  return (
    <label>
      <span class="label">{asks === "pin" ? t("Je pincode, zodat we weten dat jij het bent") : t("Je wachtwoord, zodat we weten dat jij het bent")}</span>
      <input class="field" name="password" type="password" {...(asks === "pin" && { inputMode: "numeric" })} autoComplete="current-password" />
    </label>
  );
}
