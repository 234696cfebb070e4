// Put into every page before its own scripts: when a finger went up, whether the tap was answered,
// when what it asked for stood on the screen and when it lay on the medium; and by the browser's own
// count (Event Timing) how long each interaction took to its next paint.
{
  const LEAST = 16; // ms: the browser tells of none that is shorter
  const seen = { up: 0, answered: 0, there: 0, durable: 0, painted: LEAST, interactions: new Map() };
  let wanted = {};

  addEventListener("pointerup", event => (seen.up = event.timeStamp), { capture: true });

  new PerformanceObserver(list => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (!interactionId) continue;
      seen.painted = Math.max(duration, seen.painted);
      seen.interactions.set(interactionId, Math.max(duration, seen.interactions.get(interactionId) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: LEAST });

  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = open.call(this, stores, mode, options);
    if (options?.durability === "strict" && mode === "readwrite") {
      transaction.addEventListener("complete", () => (seen.durable ||= performance.now()));
    }
    return transaction;
  };

  const look = () => {
    for (const [what, selector] of Object.entries(wanted)) {
      if (!document.querySelector(selector)) continue;
      delete wanted[what];
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (seen[what] = performance.now()); // the first task after that frame
        port2.postMessage(null);
      });
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });

  /** Wait for the frames after which these selectors are on the screen: {answered, there}. */
  const watch = selectors => {
    wanted = { ...selectors };
    seen.answered = seen.there = seen.durable = 0;
    seen.painted = LEAST;
    look();
  };

  globalThis.bench = { seen, watch };
}
