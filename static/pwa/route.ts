// Where a person can be below /app/.

import type { ComponentType } from "preact";
import SignIn from "./screens/sign-in";
import Today from "./screens/today";

export interface ScreenProps {
  id?: string; // in /app/moments/<id> and /app/norms/<id>
  query: URLSearchParams;
}

export type Screen = ComponentType<ScreenProps>;

/** The place in the bottom bar that a screen belongs to. */
export type Place = "today" | "moments" | "tell" | "norms" | "feedback" | "me" | "sign-in";

export interface Route {
  place: Place;
  path: RegExp;
  screen: () => Promise<Screen>;
}

/** A screen that is loaded when first needed. */
const later = (name: keyof typeof import("./places")) => async (): Promise<Screen> => (await import("./places"))[name];

export const ROUTES: Route[] = [
  { place: "today", path: /^\/app\/?$/, screen: async () => Today },
  { place: "moments", path: /^\/app\/moments$/, screen: later("Moments") },
  { place: "moments", path: /^\/app\/moments\/([^/]+)$/, screen: later("Moment") },
  { place: "tell", path: /^\/app\/tell$/, screen: later("Tell") },
  { place: "norms", path: /^\/app\/norms$/, screen: later("Norms") },
  { place: "norms", path: /^\/app\/norms\/([^/]+)$/, screen: later("Norm") },
  { place: "feedback", path: /^\/app\/feedback$/, screen: later("Feedback") },
  { place: "feedback", path: /^\/app\/feedback\/give$/, screen: later("GiveFeedback") },
  { place: "me", path: /^\/app\/me$/, screen: later("Me") },
  { place: "sign-in", path: /^\/app\/sign-in$/, screen: async () => SignIn },
];
