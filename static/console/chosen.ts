// One tick for everybody on the page; the box is of no use without this script, so it shows itself.
// What to do with the chosen shows as soon as somebody is, and says how many.

export function chosen(form: HTMLFormElement): void {
  const all = form.querySelector<HTMLInputElement>("[data-all]");
  const acts = form.querySelector<HTMLElement>("[data-acts]");
  if (!all || !acts) return;
  const each = [...form.querySelectorAll<HTMLInputElement>("tbody input[type=checkbox]")];
  const words = acts.querySelector("p")!;
  const show = (): void => {
    const ticked = each.filter(box => box.checked).length;
    all.checked = ticked === each.length;
    all.indeterminate = ticked > 0 && !all.checked;
    acts.hidden = !ticked;
    words.textContent = acts.dataset.acts!.replace("#", String(ticked));
  };
  all.hidden = false;
  show(); // the browser keeps ticks when somebody comes back
  form.addEventListener("change", event => {
    if (event.target === all) for (const box of each) box.checked = all.checked;
    show();
  });
}
