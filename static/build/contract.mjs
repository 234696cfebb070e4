// The lengths and choices of the server's schemas, as TypeScript.
// `flask contract` writes contract.gen.json: {schema: {field: {min?, max?, choices?}}}.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function writeContract(folder) {
  const source = join(folder, "contract.gen.json");
  const schemas = existsSync(source) ? JSON.parse(readFileSync(source, "utf8")) : {};
  writeFileSync(
    join(folder, "contract.gen.ts"),
    `// Generated from the server's schemas by static/build.mjs.\n\n` +
      `export interface Field {\n  min?: number;\n  max?: number;\n  choices?: string[];\n}\n\n` +
      `export const CONTRACT: Record<string, Record<string, Field>> = ${JSON.stringify(schemas, null, 2)};\n`,
  );
}
