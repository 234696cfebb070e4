// A search box over what is on the device.

import { Icon } from "./icon";

interface Props {
  label: string;
  hint?: string;
  value: string;
  focus?: boolean;
  onInput: (words: string) => void;
}

export function Find({ label, hint, value, focus, onInput }: Props) {
  return (
    <label class="find">
      <span class="vh">{label}</span>
      <Icon name="search" />
      <input
        class="field" type="search" placeholder={hint ?? label} value={value} autoFocus={focus ?? false}
        enterkeyhint="search" onInput={event => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
