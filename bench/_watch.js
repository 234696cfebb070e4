// Put into every page before its own scripts: when a finger went up, when what was asked stood on
// the screen, when it lay on the medium, and how long each interaction took by the browser's own count.
{
  const seen = { up: 0, shown: 0, durable: 0, interactions: new Map() };
  const find = selector => document.querySelector(selector);
  let stop = () => undefined;

  addEventListener("pointerup", event => (seen.up = event.timeStamp), { capture: true });

  new PerformanceObserver(list => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) seen.interactions.set(interactionId, Math.max(duration, seen.interactions.get(interactionId) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });

  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = open.call(this, stores, mode, options);
    if (options?.durability === "strict" && mode === "readwrite") {
      transaction.addEventListener("complete", () => (seen.durable ||= performance.now()));
    }
    return transaction;
  };

  /** Wait for the frame after which `selector` is on the screen. */
  const watch = selector => {
    stop();
    seen.shown = seen.durable = 0;
    const look = () => {
      if (!find(selector)) return;
      stop();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (seen.shown = performance.now()); // the first task after that frame
        port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    stop = () => observer.disconnect();
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    look();
  };

  globalThis.bench = { seen, watch };
}
