// The phone's English: those messages of the one catalogue that its sources use.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** {msgid: text}, or {msgid: [one, many]} for a message that counts. */
export function englishOf(root) {
  const path = join(root, "translations/en/LC_MESSAGES/messages.po");
  if (!existsSync(path)) return {};
  const sources = textOf(join(root, "static/pwa"));
  const used = parse(readFileSync(path, "utf8")).filter(entry => sources.includes(JSON.stringify(entry.msgid)));
  return Object.fromEntries(used.map(entry => [entry.msgid, entry.many ?? entry.msgstr]));
}

function textOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(file => file.isFile() && /(?<!\.gen)\.tsx?$/.test(file.name))
    .map(file => readFileSync(join(file.parentPath ?? file.path, file.name), "utf8"))
    .join("\n");
}

/** The entries of a .po file that are translated, not fuzzy and not obsolete. */
export function parse(po) {
  return po.split(/\n\s*\n/).map(entryOf).filter(entry => entry && entry.msgid && (entry.many ?? entry.msgstr));
}

function entryOf(block) {
  const entry = { msgid: "", msgstr: "" };
  const many = [];
  let field = "";
  for (const line of block.split("\n")) {
    if (/^#,.*\bfuzzy\b/.test(line)) return null;
    const [, name, quoted] = /^(?:(msg\w+(?:\[\d\])?)\s+)?(".*")\s*$/.exec(line) ?? [];
    if (!quoted) continue;
    field = name ?? field;
    const plural = /^msgstr\[(\d)\]$/.exec(field);
    const text = JSON.parse(quoted);
    if (plural) many[plural[1]] = (many[plural[1]] ?? "") + text;
    else entry[field] = (entry[field] ?? "") + text;
  }
  if (many.length && many.every(Boolean)) entry.many = many;
  return entry;
}
