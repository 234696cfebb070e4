// The editor shows the phone while typing, lines come and go without a new page, and leaving asks
// first. All of it also works without this script: the form is plain.

import { sendWhileOpen, watchUse } from "../screen";
import { asks } from "./asks";
import { chosen } from "./chosen";
import { colours } from "./colours";
import { finding } from "./find";
import { lines } from "./lines";
import { rowKeys } from "./rows";
import { preview } from "./preview";
import { askBeforeLeaving } from "./unsaved";

// On a narrow screen the navigation is one line that scrolls sideways.
document.querySelector(".side [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

const norm = document.querySelector<HTMLFormElement>("form#norm");
if (norm) {
  asks(norm);
  lines(norm);
  preview(norm);
  askBeforeLeaving(norm);
  watchUse();
  sendWhileOpen();
}

// A form of one answer, on a page of its own.
const answers = document.querySelectorAll<HTMLFormElement>("form.answer, form.withdraw");
for (const form of answers) askBeforeLeaving(form);
if (answers.length > 0) {
  watchUse();
  sendWhileOpen();
}

const organisation = document.querySelector<HTMLFormElement>("form#organisation");
if (organisation) {
  colours(organisation);
  askBeforeLeaving(organisation);
  watchUse();
  sendWhileOpen();
}

rowKeys();

const find = document.querySelector<HTMLFormElement>("form[data-find]");
if (find) finding(find);

const filters = document.querySelector<HTMLFormElement>("form[data-filters]");
filters?.addEventListener("change", event => {
  if (event.target instanceof HTMLSelectElement) filters.requestSubmit();
});

const people = document.querySelector<HTMLFormElement>("form[data-chosen]");
if (people) chosen(people);

document.querySelector("[data-print]")?.addEventListener("click", () => print());
