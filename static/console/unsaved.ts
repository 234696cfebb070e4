// Leaving with unsaved changes asks first.

export function askBeforeLeaving(form: HTMLFormElement): void {
  const kept = form.dataset.unsaved === "yes" ? "" : said(form); // refused words are not kept anywhere
  let sending = false;
  form.addEventListener("submit", () => (sending = true));
  addEventListener("pageshow", () => (sending = false)); // back again with the browser's own button
  addEventListener("beforeunload", event => {
    if (!sending && said(form) !== kept) event.preventDefault();
  });
}

const said = (form: HTMLFormElement): string =>
  new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])).toString();
