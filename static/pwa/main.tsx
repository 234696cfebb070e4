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
import { adopt, resume, welcome } from "./session";
import { keepInTouch } from "./triggers";
import { startWorker } from "./update";

watchInstall(); // the browser offers once, early
watch(currentStore);
onOtherPerson(other => void welcome(other).then(() => location.reload()));
await start();

async function start(): Promise<void> {
  here().route.screen().catch(() => undefined); // its code loads while the databases open
  const [store] = await Promise.all([resume(), openWanted()]);
  if (!store) await adopt();
  const root = document.getElementById("app")!;
  document.documentElement.lang = locale();
  root.replaceChildren();
  render(<App />, root);
  keepInTouch(() => void openWanted());
  await startWorker();
  await checkSubscription();
}

/** The place that a tapped notification asked for. */
async function openWanted(): Promise<void> {
  const wanted = await recall("wanted");
  if (!wanted) return;
  await forget("wanted");
  go(wanted, { replace: true });
}
