// The phone beside the form, as it is being typed. Text only: nothing here makes markup.

const HUE = /\bh[1-5]\b/;

export function preview(form: HTMLFormElement): void {
  const phone = document.getElementById("preview")!;
  form.addEventListener("input", () => show(form, phone));
}

function show(form: HTMLFormElement, phone: HTMLElement): void {
  const data = new FormData(form);
  for (const place of phone.querySelectorAll<HTMLElement>("p[data-show]")) {
    const text = String(data.get(place.dataset.show!) ?? "").trim();
    if (text || place.dataset.show !== "title") place.textContent = text;
    empty(place, !text);
  }
  for (const list of phone.querySelectorAll<HTMLElement>("ul[data-show]")) {
    const said = data.getAll(list.dataset.show!).map(String).filter(line => line.trim());
    list.replaceChildren(...said.map(phrase));
    empty(list, !said.length);
  }
  const hue = `h${data.get("hue") ?? 1}`;
  phone.querySelector("use[data-show]")!.setAttribute("href", `${phone.dataset.sprite}#n-${data.get("symbol")}`);
  for (const tinted of [phone, ...form.querySelectorAll(".syms .tile:not(.swatch)")]) {
    tinted.setAttribute("class", (tinted.getAttribute("class") ?? "").replace(HUE, hue));
  }
}

function phrase(words: string): HTMLLIElement {
  const line = document.createElement("li");
  line.textContent = `‘${words.trim()}’`;
  return line;
}

/** A part of the norm that has no words yet does not show on the phone either. */
function empty(place: HTMLElement, nothing: boolean): void {
  const part = place.closest("section");
  if (part) part.hidden = nothing;
}
