// What is being typed, per moment, while this page is open. It stays in memory: a shared tablet
// keeps nobody's half-written words.

const drafts = new Map<string, string>();
let sending = false;

const box = (): HTMLTextAreaElement | null => document.querySelector("#reply textarea:not([readonly])");
const moment = (): string => document.getElementById("reply")?.dataset.moment ?? "";

export function keepDraft(): void {
  const text = box()?.value ?? "";
  if (text.trim()) drafts.set(moment(), text);
  else drafts.delete(moment());
}

export function restoreDraft(): void {
  const field = box();
  const text = drafts.get(moment());
  if (field && text) field.value = text;
}

export function forgetDraft(): void {
  drafts.delete(moment());
}

/** The browser itself takes the form along: leaving loses nothing. */
export function handOver(): void {
  sending = true;
}

/** Leaving the page asks first while something is unsent. */
addEventListener("beforeunload", event => {
  if (sending) return;
  keepDraft();
  if (drafts.size) event.preventDefault();
});
