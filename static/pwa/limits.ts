// How long a text may be, as the server's schemas say.

import { LONGEST } from "./contract.gen";

/** The longest text for a field, such as `longest("MomentIn", "text")`; undefined when the server sets no limit. */
export function longest(schema: string, field: string): number | undefined {
  return LONGEST[schema]?.[field];
}
