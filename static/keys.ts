// Buttons for passkeys on pages that are otherwise plain. Without this script they stay hidden, and
// signing in goes by name and password.

import { ProveAgain, addPasskey, enterWithPasskey, removePasskey } from "./key-ways";
import { hasPasskeys } from "./webauthn";

const WAYS: Record<string, (button: HTMLButtonElement) => Promise<string | undefined>> = {
  enter: button => enterWithPasskey(person => goOn(button, person)),
  add: async button => {
    const wrong = await addPasskey();
    if (wrong === undefined) location.assign(button.dataset.to ?? location.href);
    return wrong;
  },
  remove: async button => {
    const wrong = await removePasskey(button.dataset.id!);
    if (wrong === undefined) location.reload();
    return wrong;
  },
};

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-show]")) {
  button.hidden = false;
  button.onclick = () => {
    const field = document.getElementById(button.dataset.show!) as HTMLInputElement;
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown)); // pressed says it; the words stay
  };
}

if (hasPasskeys()) {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-key]")) {
    button.hidden = false;
    button.onclick = () => void act(button);
  }
}

async function act(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  try {
    tell(button, (await WAYS[button.dataset.key!]!(button)) ?? "");
  } catch (error) {
    if (error instanceof ProveAgain) return location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    tell(button, button.dataset.offline ?? "");
  } finally {
    button.disabled = false;
  }
}

/** Words go where a screen reader hears them: the alert of the button's own part of the page. */
function tell(button: HTMLButtonElement, words: string): void {
  const place = button.closest("[data-keys]")!.querySelector<HTMLElement>("[data-wrong]")!;
  place.hidden = !words;
  place.querySelector("span")!.textContent = words;
}

/** To where the person was going; what they wrote before they had to sign in goes along, if it is theirs. */
function goOn(button: HTMLButtonElement, person: string): void {
  const form = document.querySelector<HTMLFormElement>("form[data-carries]");
  const sent = form && new FormData(form);
  if (!sent || ![person, ""].includes(String(sent.get("writer") ?? ""))) return location.assign(button.dataset.to || "/");
  const onward = document.createElement("form");
  onward.method = "post";
  onward.action = String(sent.get("next"));
  for (const [name, value] of sent) {
    if (name.startsWith("kept.")) onward.append(field(name.slice("kept.".length), String(value)));
  }
  document.body.append(onward);
  onward.submit();
}

function field(name: string, value: string): HTMLElement {
  const area = document.createElement("textarea");
  Object.assign(area, { name, value, hidden: true });
  return area;
}
