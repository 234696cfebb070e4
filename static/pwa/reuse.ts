// The database gives fresh copies at every read. What equals what a screen already shows keeps its
// identity, so that only the card that changed is drawn again.

/** `after`, in which every part that equals its counterpart in `before` is that very counterpart. */
export function reuse<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) return reuseList(before, after) as T;
  if (before instanceof Map && after instanceof Map) return reuseMap(before, after) as T;
  if (isRecord(before) && isRecord(after)) return reuseRecord(before, after) as T;
  return after;
}

function reuseList(before: unknown[], after: unknown[]): unknown[] {
  const known = new Map(before.map((item, place) => [keyOf(item, place), item]));
  const items = after.map((item, place) => reuse(known.get(keyOf(item, place)), item));
  return items.length === before.length && items.every((item, place) => item === before[place]) ? before : items;
}

function reuseMap(before: Map<unknown, unknown>, after: Map<unknown, unknown>): Map<unknown, unknown> {
  const items = new Map([...after].map(([key, item]) => [key, reuse(before.get(key), item)]));
  return items.size === before.size && [...items].every(([key, item]) => item === before.get(key)) ? before : items;
}

function reuseRecord(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(after);
  const fields = Object.fromEntries(keys.map(key => [key, reuse(before[key], after[key])]));
  const same = keys.length === Object.keys(before).length && keys.every(key => key in before && fields[key] === before[key]);
  return same ? before : fields;
}

/** A thing is itself wherever it moved to in a list. */
function keyOf(item: unknown, place: number): unknown {
  return isRecord(item) && "id" in item ? item.id : place;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
