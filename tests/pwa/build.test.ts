import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "../../static/build/catalogue.mjs";
import { Dist } from "../../static/build/dist.mjs";

const PO = `
msgid "Bewaren"
msgstr "Save"

#, fuzzy
msgid "Ruw"
msgstr "Raw"

msgid "Nog niet vertaald"
msgstr ""

msgid ""
"Een lange zin "
"over twee regels"
msgstr ""
"A long sentence "
"over two \\"lines\\""

msgid "Eén beleving"
msgid_plural "%(num)s belevingen"
msgstr[0] "One moment"
msgstr[1] "%(num)s moments"

#~ msgid "Oud"
#~ msgstr "Old"
`;

test("the catalogue gives what is translated, and nothing fuzzy or obsolete", () => {
  assert.deepEqual(
    parse(PO).map(({ msgid, msgstr, many }) => [msgid, many ?? msgstr]),
    [
      ["Bewaren", "Save"],
      ["Een lange zin over twee regels", 'A long sentence over two "lines"'],
      ["Eén beleving", ["One moment", "%(num)s moments"]],
    ],
  );
});

function build(folder: string, content: string): string {
  const dist = new Dist(folder);
  const address = dist.add("app.js", content);
  dist.write();
  return address.split("/").at(-1)!;
}

test("a page that is still open finds the files of the build before, and none older stay", () => {
  const folder = mkdtempSync(join(tmpdir(), "beleef-"));
  const [first, second] = [build(folder, "1"), build(folder, "2")];
  assert.ok(existsSync(join(folder, first)));
  build(folder, "2"); // building the same again is not a release
  assert.ok(existsSync(join(folder, first)));
  const third = build(folder, "3");
  assert.deepEqual([first, second, third].map(name => existsSync(join(folder, name))), [false, true, true]);
  assert.equal(JSON.parse(readFileSync(join(folder, "assets.json"), "utf8"))["app.js"], `/static/pwa/dist/${third}`);
  assert.ok(readdirSync(folder).includes(`${third}.br`));
});
