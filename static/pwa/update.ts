// The worker's life in the page: registered after the first paint, looked after while the app is
// open, replaced only when the person says so or nothing is being typed.

import { useEffect, useState } from "preact/hooks";
import { onTurnedAway } from "./server";

const AN_HOUR = 60 * 60_000;

let waiting: ServiceWorker | undefined;
let outdated = false; // the server no longer takes what this build sends (I-15)
let asked = false;
let look = (): void => undefined; // registering looks by itself
const listeners = new Set<() => void>();

onTurnedAway(status => {
  if (status !== 426 || outdated) return;
  outdated = true;
  tell();
  look();
});

export async function startWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register(trusted("/app/sw.js") as string, {
    scope: "/app/",
    updateViaCache: "none",
  });
  look = () => void registration.update().catch(() => undefined);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  setInterval(() => look(), AN_HOUR);

  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      // Without a controller this is the first worker ever, and there is nothing to replace.
      if (coming.state === "installed" && navigator.serviceWorker.controller) offer(coming);
    });
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (!asked) return; // the first worker, or another window asked
    if (isTyping()) addEventListener("focusout", () => location.reload(), { once: true });
    else location.reload();
  });
}

/** For the line "Nieuwe versie": whether one waits, and taking it. */
export function useUpdate(): { ready: boolean; outdated: boolean; apply: () => void } {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = (): void => redraw(count => count + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return { ready: waiting !== undefined || outdated, outdated, apply };
}

function apply(): void {
  asked = true;
  if (waiting?.state === "installed") waiting.postMessage("activate");
  else location.reload(); // another window took it, and only this page is old
}

function offer(worker: ServiceWorker): void {
  waiting = worker;
  tell();
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

/** A text under the thumb outranks any update. */
function isTyping(): boolean {
  const field = document.activeElement;
  return field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== "search");
}

/** The one place that may name a script: the CSP knows this policy and no other. */
function trusted(url: string): unknown {
  const policies = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!policies) return url;
  return policies.createPolicy("beleef-worker", { createScriptURL: url => url }).createScriptURL(url);
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}
