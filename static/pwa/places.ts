// The places beyond Vandaag, in one file that is loaded when one of them is first opened. One file,
// since a screen each would cut everything they share into thirty crumbs of a few hundred bytes.

export { default as Feedback } from "./screens/feedback";
export { default as GiveFeedback } from "./screens/give-feedback";
export { default as Join } from "./screens/join";
export { default as Me } from "./screens/me";
export { default as Moment } from "./screens/moment";
export { default as Moments } from "./screens/moments";
export { default as Norm } from "./screens/norm";
export { default as Norms } from "./screens/norms";
export { default as Propose } from "./screens/propose";
export { default as Reflections } from "./screens/reflections";
export { default as Tell } from "./screens/tell";
export { default as Voice } from "./screens/voice";
