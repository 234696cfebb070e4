// The worker of /app/: the shell without a network, push, and nothing else. It touches no API answer
// and no request that changes something.

import { deliverInBackground } from "./worker/background";
import { openAt, show, tellPages } from "./worker/notices";
import { PRECACHED, clean, fill, fromCache } from "./worker/shell";

declare const self: ServiceWorkerGlobalScope;

interface SyncEvent extends ExtendableEvent {
  tag: string;
}

self.addEventListener("install", event => event.waitUntil(fill()));
self.addEventListener("activate", event => event.waitUntil(clean().then(() => self.clients.claim())));
self.addEventListener("message", event => {
  if (event.data === "activate") void self.skipWaiting(); // only when the person took the offer
});

self.addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(fromCache("/app/", request)); // every place is the same page
  else if (PRECACHED.has(pathname)) event.respondWith(fromCache(pathname, request));
});

self.addEventListener("push", event => event.waitUntil(show(event.data)));
self.addEventListener("notificationclick", event => {
  event.notification.close();
  event.waitUntil(openAt(event.notification.data));
});
self.addEventListener("pushsubscriptionchange", event => {
  (event as ExtendableEvent).waitUntil(tellPages("subscription")); // without a page, the next start renews it
});

self.addEventListener("sync", event => (event as SyncEvent).waitUntil(deliverInBackground()));
