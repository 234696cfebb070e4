// Showing a push and opening the place that it is about.

import { recall, remember } from "../device";
import { setLocale, t } from "../i18n";

declare const self: ServiceWorkerGlobalScope;

const HOME = "/app/";
const DOOR = "/lead/team"; // where a lead lets somebody in

/** The declarative shape, {web_push: 8030, notification}, which Safari shows without us. */
interface Notice {
  title: string;
  body: string;
  navigate: string;
  tag: string;
  lang: string;
  silent: boolean;
}

/** Always show something, focused or not, readable or not: three silent pushes and Safari ends the subscription. */
export async function show(data: PushMessageData | null): Promise<void> {
  const notice = noticeIn(data);
  await self.registration.showNotification(notice.title || "Beleef", {
    body: notice.body || (await somethingNew()),
    tag: notice.tag || "beleef",
    lang: notice.lang || "nl",
    silent: notice.silent === true,
    icon: ICON_URL,
    badge: BADGE_URL,
    data: notice.navigate,
  });
  await tellPages("push");
}

/** iOS opens a closed app at its start page whatever we ask (WebKit 259212), so the page reads `wanted`. */
export async function openAt(navigate: unknown): Promise<void> {
  const path = ownPath(navigate);
  await remember("wanted", path).catch(() => undefined);
  const [page] = await self.clients.matchAll({ type: "window" });
  if (!page) return void (await self.clients.openWindow(path.startsWith(HOME) ? path : HOME)); // which reads `wanted` and leads on
  page.postMessage("wanted");
  await page.focus();
}

export async function tellPages(message: "push" | "subscription"): Promise<void> {
  for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage(message);
}

function noticeIn(data: PushMessageData | null): Partial<Notice> {
  try {
    return (data?.json() as { notification?: Partial<Notice> }).notification ?? {};
  } catch {
    return {};
  }
}

async function somethingNew(): Promise<string> {
  const person = await recall("person").catch(() => undefined);
  await setLocale(person?.locale ?? "nl");
  return t("Er is iets nieuws voor je.");
}

/** A payload may open a place in this app, or the door, and nothing else. */
function ownPath(navigate: unknown): string {
  if (typeof navigate !== "string" || !URL.canParse(navigate, location.origin)) return HOME;
  const url = new URL(navigate, location.origin);
  return url.origin === location.origin && (url.pathname.startsWith(HOME) || url.pathname === DOOR) ? url.pathname + url.search : HOME;
}
