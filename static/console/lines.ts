// Phrases come and go in place.

export function lines(form: HTMLFormElement): void {
  for (const list of form.querySelectorAll<HTMLElement>("[data-lines]")) {
    list.addEventListener("click", event => {
      const button = (event.target as Element).closest("button");
      if (!button) return;
      event.preventDefault();
      if (button.value.startsWith("add:")) add(list);
      else drop(list, button.closest("li")!);
      form.dispatchEvent(new Event("input", { bubbles: true }));
    });
    // Enter in a phrase asks for the next one; it must not send the form.
    list.addEventListener("keydown", event => {
      if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      add(list);
    });
  }
}

function add(list: HTMLElement): void {
  const last = list.querySelector<HTMLElement>("li.add")!;
  const line = list.querySelector<HTMLElement>("li")!.cloneNode(true) as HTMLElement;
  const field = line.querySelector("input")!;
  field.value = "";
  field.removeAttribute("value");
  last.before(line);
  field.focus();
}

function drop(list: HTMLElement, line: HTMLElement): void {
  const neighbour = (line.previousElementSibling ?? line.nextElementSibling)?.querySelector<HTMLElement>("input, button");
  if (list.querySelectorAll("input").length > 1) line.remove();
  else line.querySelector("input")!.value = ""; // one line stays, to copy from and to type in
  neighbour?.focus();
}
