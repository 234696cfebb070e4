// Six digits, with the phone's own number keys. Choosing a PIN shows it, since it is typed once.

import type { Ref } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n";

export const DIGITS = 6;

interface Props {
  label: string;
  name: string;
  value: string;
  onInput: (pin: string) => void;
  choosing?: boolean;
  wrong?: string; // the id of what is said about it
  field?: Ref<HTMLInputElement>;
}

export function PinField({ label, name, value, onInput, choosing = false, wrong, field }: Props) {
  const [shown, setShown] = useState(choosing);
  return (
    <div class="pin">
      <label>
        <span class="label">{label}</span>
        <input
          class="field" ref={field} name={name} type={(shown ? "text" : "password") as "text"} inputMode="numeric" pattern="[0-9]*" maxLength={DIGITS}
          autoComplete={choosing ? "new-password" : "current-password"} value={value} aria-invalid={wrong !== undefined} aria-describedby={wrong}
          onInput={event => onInput((event.currentTarget.value = event.currentTarget.value.replace(/\D/g, "")))}
        />
      </label>
      <button type="button" class="btn bare" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? t("Verberg") : t("Toon")}
      </button>
    </div>
  );
}
