// The screen of a lead or an admin ends half an hour after its last use. What counts as use is a key,
// a finger or a wheel; the server hears of it once a minute at most, and not of what was done. Once it
// has ended, the password is asked over the page, so that nothing on it is lost and nobody reads it.

import { enterWithPasskey } from "./key-ways";
import { hasPasskeys } from "./webauthn";

const STEP = 60_000;

const dialog = document.querySelector<HTMLDialogElement>("dialog#again")!;
let heard = Date.now(); // opening the page was use
let telling: Promise<void> | undefined;
let signedIn: Promise<void> | undefined;

export function watchUse(): void {
  for (const kind of ["keydown", "pointerdown", "wheel"]) {
    addEventListener(kind, () => void (stale() && !dialog.open && here()), { passive: true });
  }
}

/** A form is sent when the screen is known to be open: its page, and what is in it, stays until then. */
export function sendWhileOpen(): void {
  const check = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    if (dialog.contains(form) || !(stale() || telling)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void here().then(() => form.requestSubmit(event.submitter));
  };
  document.addEventListener("submit", check, true);
}

/** Ask for the password; resolves once its owner is back. `refusal` says why. */
export function askAgain(refusal: Response): Promise<void> {
  return (signedIn ??= ask(refusal).finally(() => (signedIn = undefined)));
}

const stale = (): boolean => Date.now() - heard >= STEP;

/** Say that somebody is here; resolves when the screen is open, or nobody can be asked. */
function here(): Promise<void> {
  return (telling ??= tell().finally(() => {
    heard = Date.now();
    telling = undefined;
  }));
}

async function tell(): Promise<void> {
  const answer = await fetch("/api/screen", { method: "PUT" }).catch(() => undefined);
  if (answer?.status === 401) await askAgain(answer);
}

async function ask(refusal: Response): Promise<void> {
  const form = dialog.querySelector("form")!;
  const problem = dialog.querySelector<HTMLElement>("[data-wrong]")!;
  dialog.querySelector("[data-why]")!.textContent = (await said(refusal)) ?? "";
  problem.hidden = true;
  dialog.showModal();
  dialog.oncancel = event => event.preventDefault(); // Escape would show what lies below
  await new Promise<void>(resolve => {
    const tell = (wrong: string | undefined): void => {
      problem.hidden = !wrong;
      problem.querySelector("span")!.textContent = wrong ?? "";
      if (wrong === undefined) resolve();
    };
    form.onsubmit = event => {
      event.preventDefault();
      void signIn(form).then(tell);
    };
    const key = dialog.querySelector<HTMLButtonElement>("[data-key]")!;
    key.hidden = !hasPasskeys();
    key.onclick = () => void enterWithPasskey().then(tell, () => tell(dialog.dataset.offline));
  });
  form.reset();
  dialog.close();
}

/** Undefined when it is done, else what is the matter. */
async function signIn(form: HTMLFormElement): Promise<string | undefined> {
  const { login, password, pin } = Object.fromEntries(new FormData(form));
  const [path, body] = pin === undefined ? ["/api/session", { login, password }] : ["/api/proof", { said: pin }];
  const button = form.querySelector("button")!;
  button.disabled = true;
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    return answer.ok ? undefined : await said(answer);
  } catch {
    return dialog.dataset.offline;
  } finally {
    button.disabled = false;
  }
}

/** The server's own sentence. */
async function said(answer: Response): Promise<string | undefined> {
  const { detail } = (await answer.json()) as { detail?: string };
  return detail;
}
