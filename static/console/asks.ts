// Whom publishing asks changes with the team that is chosen, in words that the server wrote.

export function asks(form: HTMLFormElement): void {
  const place = form.querySelector("#asks");
  const team = form.querySelector<HTMLSelectElement>("select#team");
  if (!place || !team) return;
  const show = (): void => void (place.textContent = team.selectedOptions[0]?.dataset.asks ?? "");
  team.addEventListener("change", show);
  show();
}
