// Customers stay anonymous: does a text seem to hold something that leads to a person?
// It warns and never blocks, so it may miss; it should rarely cry wolf.

export type Trace = "phone" | "email" | "iban" | "plate";

const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z]{4})(?: ?\d{4}){2,4}(?: ?\d{1,4})?\b/i;
const EMAIL = /[^\s@]+@[^\s@]+\.[a-z]{2,}/i;
// Dutch numbers: ten digits from 0, or nine after +31, 0031 or (0); a price or a year is shorter.
const PHONE = /(?:\+31|0031|\b0)[\s-]?(?:\(0\)[\s-]?)?[1-9](?:[\s-]?\d){8}(?!\d)/;
// Dutch plates: three groups of letters and digits with dashes, at least one of each kind.
const PLATE = /\b(?=[\w-]*\d)(?=[\w-]*[a-z])(?:[a-z]{1,3}|\d{1,3})-(?:[a-z]{2,3}|\d{2,3})-(?:[a-z]{1,2}|\d{1,2})\b/i;

export function traceIn(text: string): Trace | undefined {
  if (EMAIL.test(text)) return "email";
  if (IBAN.test(text)) return "iban";
  if (PHONE.test(text)) return "phone";
  return PLATE.test(text) ? "plate" : undefined;
}
