// A search whose findings come below it while one types. Without this script, or without an answer, the
// form asks for a page that holds the same.

import { swap } from "../lead/fragment";

const PAUSE = 250; // ms

export function finding(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>("input[type=search]");
  const from = form.dataset.find;
  if (!field || !from) return;
  let timer: number | undefined;
  let asking: AbortController | undefined;
  let shown = field.value;

  const look = async (): Promise<boolean> => {
    clearTimeout(timer);
    asking?.abort();
    const asked = (asking = new AbortController());
    const typed = field.value;
    const address = new URL(from, location.href);
    address.searchParams.set(field.name, typed);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok || answer.redirected) return false;
      const html = await answer.text();
      if (asked.signal.aborted) return true;
      swap(html, () => false);
      remember(field.name, typed);
      shown = typed;
      return true;
    } catch {
      return asked.signal.aborted;
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), PAUSE);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (field.value === shown) clearTimeout(timer);
    else void look().then(there => there || form.submit());
  });
}

// Loaded anew, or come back to, the page shows what was looked for.
function remember(name: string, typed: string): void {
  const here = new URL(location.href);
  if (typed) here.searchParams.set(name, typed);
  else here.searchParams.delete(name);
  history.replaceState(history.state, "", here);
}
