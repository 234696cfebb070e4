// How long each text may be, as the server's schemas say. `flask contract` prints the schemas; kept in
// contract.gen.json they become one constant here, and the screens ask for a length by its names.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function writeContract(folder) {
  const source = join(folder, "contract.gen.json");
  const schemas = existsSync(source) ? JSON.parse(readFileSync(source, "utf8")) : {};
  const written = Object.entries(schemas).filter(([name]) => name.endsWith("In")); // what a person writes
  const longest = written.map(([name, schema]) => [name, lengthsOf(schema)]).filter(([, fields]) => Object.keys(fields).length);
  writeFileSync(
    join(folder, "contract.gen.ts"),
    `// Generated from the server's schemas by static/build.mjs.\n\n` +
      `export const LONGEST: Record<string, Record<string, number>> = ${JSON.stringify(Object.fromEntries(longest), null, 2)};\n`,
  );
}

function lengthsOf({ properties = {} }) {
  const lengths = Object.entries(properties).map(([name, { maxLength }]) => [name, maxLength]);
  return Object.fromEntries(lengths.filter(([, most]) => most));
}
