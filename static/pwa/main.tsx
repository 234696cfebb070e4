// The start of the phone app: open whoever used it last, show what is on the device, then ask the network.

import { render } from "preact";
import App from "./app";
import { currentStore } from "./current";
import { forget, recall } from "./device";
import { locale } from "./i18n";
import { onOtherPerson, watch } from "./identity";
import { watchInstall } from "./install";
import { go, here } from "./navigation";
import { checkSubscription } from "./push";
import { loadPlaces } from "./route";
import { onTurnedAway } from "./server";
import { adopt, lock, resume, vanish, welcome } from "./session";
import { keepInTouch } from "./triggers";
import { lockUnused, wasLeft } from "./shared";
import { startWorker } from "./update";

const A_WHILE = 500; // ms
const BLANK = 100; // ms before bones say that something is coming

watchInstall(); // the browser offers once, early
watch(currentStore);
onTurnedAway((status, code) => {
  if (status === 401 && code === "erased") void vanish().then(() => go("/app/sign-in?why=erased", { replace: true }));
  if (status === 401 && code === "phone_replaced") go("/app/sign-in?why=replaced", { replace: true });
});
onOtherPerson(other => void welcome(other).then(() => location.reload()));
await start();

async function start(): Promise<void> {
  here().route.screen().catch(() => undefined); // its code loads while the databases open
  const [left, resumed] = await Promise.all([wasLeft(), resume(), openWanted()]);
  const store = (left ? await lock().then(resume) : resumed) ?? (await adopt());
  await Promise.race([store?.glance().catch(() => undefined), pause(BLANK)]); // or bones would be laid out for nothing
  const root = document.getElementById("app")!;
  document.documentElement.lang = locale();
  root.replaceChildren();
  render(<App />, root);
  keepInTouch(() => void openWanted());
  lockUnused();
  await startWorker();
  void navigator.serviceWorker?.ready.then(prepare); // it keeps the other screens by then
  await checkSubscription();
}

/** Read the code of the other screens while nobody waits, so that the first tap on the bar does not. */
function prepare(): void {
  const load = (): void => void loadPlaces().catch(() => undefined);
  if ("requestIdleCallback" in globalThis) requestIdleCallback(load);
  else setTimeout(load, A_WHILE); // Safari
}

function pause(ms: number): Promise<void> {
  return new Promise(done => void setTimeout(done, ms));
}

/** The place that a tapped notification asked for. */
async function openWanted(): Promise<void> {
  const wanted = await recall("wanted");
  if (!wanted) return;
  await forget("wanted");
  if (wanted.startsWith("/app/")) go(wanted, { replace: true });
  else location.assign(wanted); // a page of the tablet
}
