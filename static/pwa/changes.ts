// "Something in the store changed": told to every listener in this tab, in the others and in the worker.

/** A change of the outbox alone, or of anything. */
export type Change = "outbox" | "all";

const channel = new BroadcastChannel("beleef-changes");
const listeners = new Set<() => void>();
const counts: Record<Change, number> = { outbox: 0, all: 0 };

channel.onmessage = ({ data }: MessageEvent<Change | null>) => tell(data ?? "all"); // null: a page of an earlier version

export function announce(change: Change = "all"): void {
  tell(change);
  channel.postMessage(change);
}

export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** How many changes there were so far: what was read at other numbers than these is old. */
export const changes = (): Record<Change, number> => ({ ...counts });

function tell(change: Change): void {
  counts[change]++;
  for (const listener of [...listeners]) listener();
}
