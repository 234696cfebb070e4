"""What of a person is left on a device, by bytes."""

from tests.browser.phone import Phone

EVERYTHING = """async () => {
  const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
  const found = [document.documentElement.outerHTML, stored];
  for (const { name } of await indexedDB.databases()) {
    found.push(name);
    const db = await new Promise(done => {
      indexedDB.open(name).onsuccess = event => done(event.target.result);
    });
    for (const store of db.objectStoreNames) {
      const ask = what => new Promise(done => {
        const asked = db.transaction(store).objectStore(store)[what]();
        asked.onsuccess = () => done(asked.result);
      });
      found.push(JSON.stringify([await ask("getAllKeys"), await ask("getAll")]));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      found.push(request.url, await (await cache.match(request)).text());
    }
  }
  return found.join("\\n");
}"""


def everything(phone: Phone) -> str:
    """Whatever a script could find on this device: page, databases, caches, storage."""
    return str(phone.page.evaluate(EVERYTHING))
