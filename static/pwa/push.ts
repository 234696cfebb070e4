// Being invited by the server. A person asks for it; every start checks that it still works (I-25).

import { currentStore } from "./current";
import { recall } from "./device";
import { needsInstallForPush } from "./install";
import { ask } from "./server";

export type PushState = "shared" | "unsupported" | "needs-install" | "denied" | "off" | "on";

const PATIENCE = 15_000; // subscribe() may never answer when the push service cannot be reached

export async function pushState(): Promise<PushState> {
  if (await recall("shared")) return "shared";
  if (needsInstallForPush()) return "needs-install";
  if (!("serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis)) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return (await subscription()) ? "on" : "off";
}

/** Ask for permission and subscribe. Only from a tap: browsers refuse it otherwise. */
export async function turnOn(): Promise<PushState | "failed"> {
  const before = await pushState();
  if (before !== "off" && before !== "on") return before;
  if ((await Notification.requestPermission()) !== "granted") return pushState();
  return (await renew()) ? "on" : "failed";
}

export async function turnOff(): Promise<void> {
  const current = await subscription().catch(() => undefined);
  if (!current) return;
  await ask("/api/subscription", { method: "DELETE" });
  await inTime(current.unsubscribe()).catch(() => false);
}

/** At each start: the same key as the server's, and the server knows of it. */
export async function checkSubscription(): Promise<void> {
  if ((await pushState()) === "on" && Notification.permission === "granted") await renew();
}

async function renew(): Promise<boolean> {
  const key = await currentStore()?.pushKey();
  if (!key) return false;
  try {
    const { endpoint, keys } = (await inTime(subscribe(key))).toJSON();
    return "ok" in (await ask("/api/subscription", { method: "PUT", body: { endpoint, keys } }));
  } catch {
    return false;
  }
}

async function subscribe(key: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const current = await pushManager.getSubscription();
  if (current && keyOf(current) === key) return current;
  await current?.unsubscribe(); // made for a key that the server no longer signs with
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration("/app/");
  return (await registration?.pushManager?.getSubscription()) ?? null;
}

/** The key a subscription was made for, spelt as the server spells it: base64url without padding. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return Promise.race([work, new Promise<never>((_, fail) => setTimeout(fail, PATIENCE, new Error("no push service")))]);
}
