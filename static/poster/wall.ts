// The screen looks for news by itself. Without network it goes on showing what it has.

const EVERY = 60_000;
const PATIENCE = 10_000;

setInterval(async () => {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
  // A server that is away for a moment answers 5xx; that is no reason to lose the page.
  if (answer && answer.status < 500) location.reload();
}, EVERY);
