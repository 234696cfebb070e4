// Coming in with a passkey: no name to type, and nothing where the browser knows none.

import { t } from "../i18n";
import { type Entered, signInWithPasskey } from "../session";
import { hasPasskeys } from "../../webauthn";
import { Icon } from "./icon";

export function PasskeyEntry({ onAnswer }: { onAnswer: (answer: Entered) => void }) {
  const enter = async (): Promise<void> => {
    const answer = await signInWithPasskey();
    if (answer) onAnswer(answer);
  };
  if (!hasPasskeys()) return null;
  return (
    <button type="button" class="btn wide" onClick={() => void enter()}>
      <Icon name="key" small />{t("Met een passkey")}
    </button>
  );
}
