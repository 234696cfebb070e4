// "Something in the store changed": told to every listener in this tab, in the others and in the worker.

const channel = new BroadcastChannel("beleef-changes");
const listeners = new Set<() => void>();

channel.onmessage = tell;

export function announce(): void {
  tell();
  channel.postMessage(null);
}

export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
