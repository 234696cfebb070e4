// Asks first, in the browser's own modal dialog: focus stays inside, Escape means no.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../i18n";

interface Props {
  title: string;
  children?: ComponentChildren;
  yes: string;
  onYes: () => void;
  onNo: () => void;
}

export function Confirm({ title, children, yes, onYes, onNo }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="ask-first" aria-labelledby={heading} onClose={onNo}>
      <form method="dialog">
        <h2 id={heading}>{title}</h2>
        {children}
        <button type="button" class="btn no wide" onClick={onYes}>{yes}</button>
        <button class="btn wide">{t("Toch niet")}</button>
      </form>
    </dialog>
  );
}
