// The files of one build, kept whole or not at all.

const CACHE = `shell-${BUILD}`;
const SHELL = "/app/";

export const PRECACHED = new Set(PRECACHE);

/** One bad answer (an error, a redirect, somebody else's page) and this version is not installed. */
export async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all([SHELL, ...PRECACHE].map(async path => {
    const named = path !== SHELL; // by a hash of its content, so that what the first load brought is good
    const known = named ? await caches.match(path) : undefined;
    const response = known ?? (await fetch(path, { cache: named ? "default" : "reload" }));
    if (!response.ok || response.redirected || response.type !== "basic") throw new Error(`${path}: ${response.status}`);
    await cache.put(path, response);
  }));
}

/** Remove the shells of other builds; what people wrote is never in a cache. */
export async function clean(): Promise<void> {
  const others = (await caches.keys()).filter(name => name.startsWith("shell-") && name !== CACHE);
  await Promise.all(others.map(name => caches.delete(name)));
}

export async function fromCache(path: string, request: Request): Promise<Response> {
  return (await caches.match(path, { cacheName: CACHE })) ?? fetch(request);
}
