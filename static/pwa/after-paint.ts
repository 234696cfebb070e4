// The answer to a tap first, the work behind it in the next turn.

const LATEST = 100; // ms: a page that nobody sees has no frames

export function afterPaint(work: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    work();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, LATEST);
}
