// The phone by day and in the evening, in the colour that is being chosen; the server says what it
// becomes where it has to be read.

interface Told {
  brand: string;
  day: string;
  evening: string;
  on: string;
  words: string;
}

export function colours(form: HTMLFormElement): void {
  const pockets = form.querySelector<HTMLElement>("[data-colours]");
  const brand = form.querySelector<HTMLInputElement>("#brand");
  const words = form.querySelector<HTMLElement>("[data-words]");
  if (!pockets || !brand || !words) return;
  const show = async (): Promise<void> => {
    const asked = brand.value;
    const answer = await fetch(`${pockets.dataset.colours}?brand=${encodeURIComponent(asked)}`).catch(() => undefined);
    if (!answer?.ok || asked !== brand.value) return; // another colour was chosen meanwhile
    const told = (await answer.json()) as Told;
    for (const part of pockets.querySelectorAll<SVGElement>("[data-fill]")) {
      part.setAttribute("fill", told[part.dataset.fill as keyof Told]);
    }
    words.textContent = told.words;
  };
  brand.addEventListener("input", () => void show());
}
