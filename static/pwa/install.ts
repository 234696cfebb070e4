// Getting onto the home screen: Chromium offers a dialog, Apple must be told in words.

export type InstallHelp = "installed" | "prompt" | "ios-safari" | "ios-other" | "android-menu" | "desktop" | "none";

interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: "accepted" | "dismissed" }>;
}

let offered: InstallPrompt | undefined;
const listeners = new Set<() => void>();

/** Catch the browser's offer; it comes once, soon after the start. */
export function watchInstall(): void {
  addEventListener("beforeinstallprompt", event => {
    event.preventDefault(); // we offer it where it makes sense, in Ik
    offered = event as InstallPrompt;
    tell();
  });
  addEventListener("appinstalled", () => {
    offered = undefined;
    tell();
  });
}

export function onInstallChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Which help fits this very phone. */
export function installHelp(): InstallHelp {
  if (isInstalled()) return "installed";
  if (offered) return "prompt";
  if (isApple()) return /CriOS|FxiOS|EdgiOS/.test(navigator.userAgent) ? "ios-other" : "ios-safari";
  if (/Android/.test(navigator.userAgent)) return "android-menu";
  return /Chrome|Edg/.test(navigator.userAgent) ? "desktop" : "none";
}

/** Show the browser's own dialog; true when the person said yes. */
export async function install(): Promise<boolean> {
  const prompt = offered;
  offered = undefined; // it may be shown once
  const { outcome } = (await prompt?.prompt()) ?? { outcome: "dismissed" };
  tell();
  return outcome === "accepted";
}

/** On iPhone and iPad push exists only in an app on the home screen. */
export const needsInstallForPush = (): boolean => isApple() && !isInstalled();

/** On iPhone and iPad the app on the home screen starts without anything of Safari's, its cookie included. */
export const startsApart = (): boolean => isApple() && isInstalled();

function isInstalled(): boolean {
  return matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;
}

/** An iPad calls itself a Macintosh, but no Macintosh has a touch screen. */
export function isApple(): boolean {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
