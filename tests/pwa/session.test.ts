import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { currentStore, open } from "../../static/pwa/current";
import { recall, remember } from "../../static/pwa/device";
import { save } from "../../static/pwa/outbox";
import { adopt, resume, signIn, signOut } from "../../static/pwa/session";
import { Store } from "../../static/pwa/store";
import * as writing from "../../static/pwa/writing";
import { type Asked, NOOR, SEM, type Server, freshWorld, id, json, moment, signedIn } from "./world";

let server: Server;

beforeEach(async () => {
  ({ server } = await freshWorld());
  await remember("person", { id: NOOR, locale: "nl" });
});

const comment = (n: number) => writing.comment(id(1), id(n), `Reactie ${n}`);
const databases = async (): Promise<string[]> => (await indexedDB.databases()).map(({ name }) => name!).filter(name => name !== "beleef-device");

/** The server lets Sem in by password from now on. */
function letIn(person: string): void {
  server.script = ({ method, path }) => {
    if (path !== "/api/session") return undefined;
    server.person = method === "POST" ? person : undefined;
    return method === "POST" ? json(200, signedIn(person)) : new Response(null, { status: 204 });
  };
}

/** A browser in which somebody allowed notices before. */
function listens(): void {
  const subscription = {
    options: { applicationServerKey: new Uint8Array([1, 2, 3]).buffer },
    toJSON: () => ({ endpoint: "https://push.example/1", keys: { p256dh: "p", auth: "a" } }),
  };
  const pushManager = { getSubscription: async () => subscription };
  const serviceWorker = { getRegistration: async () => ({ pushManager }), ready: Promise.resolve({ pushManager }) };
  Object.assign(navigator, { serviceWorker });
  Object.assign(globalThis, { PushManager: {}, Notification: { permission: "granted" } });
}

test("an offline start opens the one who used this device last", async () => {
  open(undefined);
  assert.equal((await resume())?.person, NOOR);
});

test("a session from a sign-in page is taken over", async () => {
  await server.connect();
  assert.equal((await adopt())?.person, NOOR);
  assert.equal((await recall("person"))?.id, NOOR);
});

test("signing out sends first, then ends the session, then leaves nothing", async () => {
  await currentStore()!.db.use(db => db.put("moments", moment(id(1))));
  await save(comment(2));
  await server.connect();
  letIn(NOOR);
  assert.deepEqual(await signOut(), { signedOut: true });
  assert.deepEqual(server.writes.map(({ method, path }) => `${method} ${path}`), [`PUT ${comment(2).path}`, "DELETE /api/session"]);
  assert.deepEqual(await databases(), []);
  assert.equal(await recall("person"), undefined);
  assert.equal(currentStore(), undefined);
});

test("signing out with things unsent asks first and changes nothing yet", async () => {
  await save(comment(2));
  const result = await signOut();
  assert.equal("unsent" in result && result.unsent.length, 1);
  assert.equal(currentStore()?.person, NOOR);
});

test("kept on this device, they wait for their writer and nothing else of hers stays", async () => {
  await currentStore()!.db.use(db => db.put("moments", moment(id(1))));
  await save(comment(2));
  await signOut("keep");
  const left = new Store(NOOR);
  assert.equal((await left.waiting()).length, 1);
  assert.equal(await left.me(), undefined);
  assert.deepEqual(await left.db.use(db => db.getAll("moments")), []);
});

test("deleted, nothing stays", async () => {
  await save(comment(2));
  await signOut("delete");
  assert.deepEqual(await databases(), []);
});

test("a sign-out without a network is done when there is one, before anybody signs in", async () => {
  await signOut("delete");
  letIn(SEM);
  await server.connect();
  assert.deepEqual(await signIn("sem", "beleef-demo"), { ok: true });
  assert.deepEqual(server.writes.map(({ method }) => method), ["DELETE", "POST"]);
  assert.equal(await recall("sign_out"), undefined);
});

test("after a sign-out without a network the old session is not taken over", async () => {
  await signOut("delete");
  assert.equal(await adopt(), undefined);
  letIn(SEM);
  await server.connect();
  assert.equal(await adopt(), undefined, "the server has ended it by now");
});

test("whoever signs in next neither sees nor sends what was kept, and its writer finds it again", async () => {
  await save(comment(2));
  await signOut("keep");
  letIn(SEM);
  await server.connect();
  await signIn("sem", "beleef-demo");
  await currentStore()!.db.use(async () => undefined);
  assert.equal(currentStore()?.person, SEM);
  assert.deepEqual(await currentStore()!.waiting(), []);
  assert.equal(server.writes.some(({ path }) => path === comment(2).path), false);

  await signOut();
  letIn(NOOR);
  await signIn("noor", "beleef-demo");
  await navigator.locks.request("beleef-courier", async () => undefined);
  assert.ok(server.writes.some(({ path }) => path === comment(2).path));
  assert.deepEqual(await currentStore()!.waiting(), []);
});

for (const unsent of [0, 1]) {
  test(`another's session that turns up finds nothing of Noor but her ${unsent} unsent things`, async () => {
    await currentStore()!.db.use(db => db.put("moments", moment(id(1))));
    if (unsent) await save(comment(2));
    await server.connect();
    server.person = SEM;
    assert.equal((await adopt())?.person, SEM);
    assert.equal((await databases()).length, 1 + unsent);
    const left = new Store(NOOR);
    assert.equal((await left.waiting()).length, unsent);
    assert.deepEqual(await left.db.use(db => db.getAll("moments")), []);
  });
}

test("a wrong password is a problem in words, and leaves the person as they were", async () => {
  await server.connect();
  server.script = ({ path }) => (path === "/api/session" ? json(401, { code: "wrong_sign_in", detail: "Klopt niet." }) : undefined);
  const answer = await signIn("noor", "fout");
  assert.equal("problem" in answer && answer.problem.detail, "Klopt niet.");
  assert.equal(currentStore()?.person, NOOR);
});

test("signing in again tells the server at once where notices go", async () => {
  listens();
  await server.connect();
  const told = new Promise<Asked>(resolve => {
    server.script = asked => {
      if (asked.path === "/api/subscription") resolve(asked);
      return asked.path === "/api/session" ? json(200, { ...signedIn(NOOR), push_key: "AQID" }) : undefined;
    };
  });
  await signIn("noor", "beleef-demo");
  const { method, body } = await told;
  assert.deepEqual([method, body?.endpoint], ["PUT", "https://push.example/1"]);
});

test("signing in without a network says so", async () => {
  assert.deepEqual(await signIn("noor", "beleef-demo"), { offline: true });
});
