// The editor shows the phone while typing, lines come and go without a new page, and leaving asks
// first. All of it also works without this script: the form is plain.

import { lines } from "./lines";
import { preview } from "./preview";
import { askBeforeLeaving } from "./unsaved";

const norm = document.querySelector<HTMLFormElement>("form#norm");
if (norm) {
  lines(norm);
  preview(norm);
  askBeforeLeaving(norm);
}

const filters = document.querySelector<HTMLFormElement>("form[data-filters]");
filters?.addEventListener("change", event => {
  if (event.target instanceof HTMLSelectElement) filters.requestSubmit();
});
