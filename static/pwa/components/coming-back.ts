// The ways in beside a password: loaded only where one is needed, most first loads need none.

export { ByCode } from "./by-code";
export { Away, ChooseWho } from "./choose-who";
export { Unlock } from "./unlock";
