// Where a person can be below /app/, and how they get there without leaving the page.

import type { ComponentType } from "preact";

export interface ScreenProps {
  id?: string; // in /app/belevingen/<id> and /app/normen/<id>
  query: URLSearchParams;
}

type Screen = () => Promise<{ default: ComponentType<ScreenProps> }>;

/** The place in the bottom bar that a screen belongs to. */
export type Place = "today" | "moments" | "tell" | "norms" | "feedback" | "me" | "sign-in";

export interface Route {
  place: Place;
  path: RegExp;
  screen: Screen;
}

// Literal imports: esbuild makes one chunk per screen, loaded when first needed.
export const ROUTES: Route[] = [
  { place: "today", path: /^\/app\/?$/, screen: () => import("./screens/today") },
  { place: "moments", path: /^\/app\/belevingen$/, screen: () => import("./screens/moments") },
  { place: "moments", path: /^\/app\/belevingen\/([^/]+)$/, screen: () => import("./screens/moment") },
  { place: "tell", path: /^\/app\/vertel$/, screen: () => import("./screens/tell") },
  { place: "norms", path: /^\/app\/normen$/, screen: () => import("./screens/norms") },
  { place: "norms", path: /^\/app\/normen\/([^/]+)$/, screen: () => import("./screens/norm") },
  { place: "feedback", path: /^\/app\/feedback$/, screen: () => import("./screens/feedback") },
  { place: "feedback", path: /^\/app\/feedback\/geven$/, screen: () => import("./screens/give-feedback") },
  { place: "me", path: /^\/app\/ik$/, screen: () => import("./screens/me") },
  { place: "sign-in", path: /^\/app\/inloggen$/, screen: () => import("./screens/sign-in") },
];
