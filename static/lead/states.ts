// What the board says about itself, in words that the server wrote into the page.

export type State = "away" | "unsent" | "gone" | "sent";

const notes = document.querySelectorAll<HTMLElement>("[data-state]");

/** Show exactly these states; others that were shown go. */
export function say(...states: State[]): void {
  for (const note of notes) note.hidden = !states.includes(note.dataset.state as State);
}

/** When what is on the board was true, for "Je ziet de stand van 14:02". */
export function seenAt(at: Date): void {
  const time = document.querySelector<HTMLTimeElement>('[data-state="away"] time')!;
  time.dateTime = at.toISOString();
  time.textContent = at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}
