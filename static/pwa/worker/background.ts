// Background Sync, where it exists: what waits goes out though every page is closed.

import { deliver, inTurn } from "../courier";
import { recall } from "../device";
import { watch } from "../identity";
import { speakAs } from "../server";
import { Store } from "../store";

export async function deliverInBackground(): Promise<void> {
  const person = await recall("person");
  if (!person) return;
  const store = new Store(person.id);
  watch(() => store);
  speakAs({ person: person.id, locale: person.locale });
  await inTurn(() => deliver(store, true));
  const waiting = (await store.waiting()).some(item => item.state === "waiting");
  const open = (await store.session()) === "open";
  store.db.close();
  if (waiting && open) throw new Error("not everything went"); // so that the browser tries again
}
