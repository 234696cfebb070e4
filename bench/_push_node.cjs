// npm's web-push as its page shows it. The first line on stdin is the setting; each further line may change
// it and asks for a round; each answer is the processor time that it took, in seconds.

const { createInterface } = require("node:readline");
const webpush = require("web-push");

let setting;

createInterface({ input: process.stdin }).on("line", async line => {
  const asked = JSON.parse(line);
  setting = { ...setting, ...asked };
  if (asked.subscriptions) return console.log(0);
  const before = process.cpuUsage();
  await (setting.at_once ? sendAll() : sealAll());
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1e6);
});

function options() {
  const { contact, publicKey, privateKey } = setting;
  return { vapidDetails: { subject: contact, publicKey, privateKey }, TTL: 60 };
}

async function sealAll() {
  for (const subscription of setting.subscriptions) webpush.generateRequestDetails(subscription, setting.payload, options());
}

async function sendAll() {
  const waiting = [...setting.subscriptions];
  const send = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await webpush.sendNotification(next, setting.payload, options());
  };
  await Promise.all(Array.from({ length: setting.at_once }, send));
}
