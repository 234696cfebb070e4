// Two people on one phone: whoever is signed in, nothing travels under another's name (I-13).

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { open } from "../../static/pwa/current";
import { doubt, onOtherPerson } from "../../static/pwa/identity";
import { flush, save } from "../../static/pwa/outbox";
import * as writing from "../../static/pwa/writing";
import { NOOR, SEM, type Server, freshWorld, id } from "./world";

let server: Server;

beforeEach(async () => ({ server } = await freshWorld()));

const story = (n: number) =>
  writing.moment(id(n), {
    text: `Verhaal ${n}`, followed: [], took_room: [], with_people: [], visibility: "team", occurred_at: "2026-11-22T10:00:00.000Z",
  });

async function saveStories(count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await save(story(n));
}

async function connect(): Promise<void> {
  await server.connect();
  await flush({ hurry: true });
}

const arrived = (): string[] => [...server.rows.keys()];

test("what Noor wrote is not sent, shown or deleted while Sem is signed in", async () => {
  await saveStories(3);
  let told: string | undefined;
  onOtherPerson(other => (told = other.person.id));
  server.person = SEM;
  await connect();
  assert.equal(told, SEM);
  assert.deepEqual(server.writes, []);

  const sems = open(SEM)!;
  await save(story(9));
  assert.deepEqual((await sems.waiting()).map(item => item.id), [id(9)]);
  await flush();
  assert.deepEqual(arrived(), [`/api/moments/${id(9)}`]);

  server.person = NOOR;
  doubt();
  open(NOOR);
  await flush();
  assert.equal(arrived().length, 4);
});

test("who is signed in is asked again after a while away", async () => {
  await saveStories(1);
  await connect();
  server.person = SEM;
  doubt(); // the app was in the background
  onOtherPerson(() => undefined);
  await save(story(2));
  await flush();
  assert.equal(arrived().length, 1);
});
