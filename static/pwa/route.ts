// Where a person can be below /app/.

import type { ComponentType } from "preact";
import SignIn from "./screens/sign-in";
import Today from "./screens/today";

export interface ScreenProps {
  id?: string; // in /app/moments/<id>, /app/norms/<id> and /app/voices/<id>
  query: URLSearchParams;
}

export type Screen = ComponentType<ScreenProps>;

/** The place in the bottom bar that a screen belongs to. */
export type Place = "today" | "moments" | "tell" | "norms" | "feedback" | "me" | "sign-in" | "join";

export interface Route {
  place: Place;
  path: RegExp;
  screen: () => Promise<Screen>;
}

/** A screen that is loaded when first needed, or in a quiet moment before that. */
const later = (name: keyof Places) => async (): Promise<Screen> => (places ?? (await loadPlaces()))[name];

type Places = typeof import("./places");
let places: Places | undefined; // kept: asking for a module again takes the browser a turn
let loading: Promise<Places> | undefined;

export function loadPlaces(): Promise<Places> {
  loading ??= Promise.all([import("./places"), loadLooks()]).then(([found]) => (places = found));
  loading.catch(() => (loading = undefined)); // so that the next one tries again
  return loading;
}

/** The look of those screens, which the first load does without. */
function loadLooks(): Promise<unknown> {
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: PLACES_URL, onload, onerror }));
  });
}

export const ROUTES: Route[] = [
  { place: "today", path: /^\/app\/?$/, screen: async () => Today },
  { place: "moments", path: /^\/app\/moments$/, screen: later("Moments") },
  { place: "moments", path: /^\/app\/moments\/([^/]+)$/, screen: later("Moment") },
  { place: "tell", path: /^\/app\/tell$/, screen: later("Tell") },
  { place: "norms", path: /^\/app\/norms$/, screen: later("Norms") },
  { place: "norms", path: /^\/app\/norms\/propose$/, screen: later("Propose") },
  { place: "norms", path: /^\/app\/norms\/([^/]+)$/, screen: later("Norm") },
  { place: "norms", path: /^\/app\/voices\/([^/]+)$/, screen: later("Voice") },
  { place: "feedback", path: /^\/app\/feedback$/, screen: later("Feedback") },
  { place: "feedback", path: /^\/app\/feedback\/give$/, screen: later("GiveFeedback") },
  { place: "me", path: /^\/app\/reflections$/, screen: later("Reflections") },
  { place: "me", path: /^\/app\/me$/, screen: later("Me") },
  { place: "join", path: /^\/app\/join$/, screen: later("Join") },
  { place: "sign-in", path: /^\/app\/sign-in$/, screen: async () => SignIn },
];
