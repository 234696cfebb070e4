// What static/build.mjs puts in the place of these names.

declare const ENGLISH_URL: string;
declare const PLACES_URL: string;
declare const PRECACHE: string[]; // in the worker only
declare const BUILD: string; // in the worker only
declare const ICON_URL: string; // in the worker only
declare const BADGE_URL: string; // in the worker only
