// The lengths and choices of the server's schemas, as TypeScript. `flask contract` prints the schemas;
// kept in contract.gen.json they become constants here, and the screens ask for them by name.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function writeContract(folder) {
  const source = join(folder, "contract.gen.json");
  const schemas = existsSync(source) ? JSON.parse(readFileSync(source, "utf8")) : {};
  const written = Object.entries(schemas).filter(([name]) => name.endsWith("In")); // what a person writes
  const contract = Object.fromEntries(written.map(([name, schema]) => [name, fieldsOf(schema)]));
  writeFileSync(
    join(folder, "contract.gen.ts"),
    `// Generated from the server's schemas by static/build.mjs.\n\n` +
      `export interface Field {\n  min?: number;\n  max?: number;\n  choices?: string[];\n}\n\n` +
      `export const CONTRACT: Record<string, Record<string, Field>> = ${JSON.stringify(contract, null, 2)};\n`,
  );
}

function fieldsOf({ properties = {} }) {
  const limits = Object.entries(properties).map(([name, field]) => [name, limitsOf(field)]);
  return Object.fromEntries(limits.filter(([, { min, max, choices }]) => min ?? max ?? choices));
}

function limitsOf(field) {
  const { minLength, maxLength, minimum = minLength, maximum = maxLength, enum: choices } = field;
  return { min: minimum, max: maximum, choices };
}
