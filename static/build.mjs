// Build everything the browser gets: `npm run build` writes static/pwa/dist and its assets.json.
// Names carry a hash of the content; files of the build before stay, for pages that are still open.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { englishOf } from "./build/catalogue.mjs";
import { writeContract } from "./build/contract.mjs";
import { Dist, hashOf } from "./build/dist.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(ROOT, ...parts);
const read = path => readFileSync(at(path));

const BROWSERS = ["chrome111", "safari16.4", "firefox115"];
const STYLES = {
  phone: ["static/tokens.css", "static/components.css", "static/pwa/styles/phone.css"],
  places: ["static/pwa/styles/places.css"],
  lead: ["static/tokens.css", "static/components.css", "static/lead/tablet.css"],
  console: ["static/tokens.css", "static/components.css", "static/console/console.css"],
  page: ["static/tokens.css", "static/components.css", "static/page.css"],
  poster: ["static/tokens.css", "static/poster/tokens.css", "static/components.css", "static/poster/poster.css"],
  wall: ["static/tokens.css", "static/components.css", "static/poster/wall.css"],
  card: ["static/tokens.css", "static/components.css", "static/door/card.css"],
};
const SCRIPTS = {
  lead: "static/lead/lead.ts",
  norms: "static/lead/norms.ts",
  console: "static/console/console.ts",
  door: "static/door/door.ts",
  keys: "static/keys.ts",
  wall: "static/poster/wall.ts",
};

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  outdir: at("static/pwa/dist"),
  publicPath: "/static/pwa/dist",
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "file" },
  logLevel: "warning",
};
const script = { ...common, format: "esm", target: BROWSERS, jsx: "automatic", jsxImportSource: "preact" };

const dist = new Dist(at("static/pwa/dist"));

writeContract(at("static/pwa"));
const sprite = dist.add("sprite.svg", read("static/sprite.svg"));
const english = dist.add("en.json", JSON.stringify(englishOf(ROOT)));
const icons = {};
for (const icon of readdirSync(at("static/pwa/icons"))) icons[icon] = dist.add(icon, read(`static/pwa/icons/${icon}`));

const styles = {};
for (const [name, parts] of Object.entries(STYLES)) styles[name] = await style(name, parts.filter(part => existsSync(at(part))));
const phone = await bundle(
  {
    ...script,
    splitting: true,
    entryPoints: { phone: "static/pwa/main.tsx" },
    define: { ENGLISH_URL: JSON.stringify(english), PLACES_URL: JSON.stringify(styles.places[0]) },
  },
  { "static/pwa/main.tsx": "phone.js" },
);
for (const [name, source] of Object.entries(SCRIPTS)) {
  if (existsSync(at(source))) await bundle({ ...script, entryPoints: { [name]: source } }, { [source]: `${name}.js` });
}

// The shell page is part of a build: when only it changes, the worker must notice too.
const precache = [...new Set([...phone, ...styles.phone, ...styles.places, english])].sort();
const build = hashOf(JSON.stringify([...precache, sprite]) + read("templates/phone/shell.html"));
await bundle({
  ...script,
  entryNames: "[name]",
  entryPoints: { sw: "static/pwa/sw.ts" },
  define: {
    PRECACHE: JSON.stringify(precache),
    BUILD: JSON.stringify(build),
    ENGLISH_URL: JSON.stringify(english),
    ICON_URL: JSON.stringify(icons["icon-192.png"]),
    BADGE_URL: JSON.stringify(icons["badge-96.png"]),
  },
});

dist.write();

async function style(name, parts) {
  const contents = parts.map(part => `@import "./${part}";`).join("\n");
  const stdin = { contents, resolveDir: ROOT, loader: "css", sourcefile: `${name}.css` };
  return bundle({ ...common, stdin, entryNames: `${name}-[hash]` }, { [`${name}.css`]: `${name}.css` });
}

/** Bundle, keep every output, and give the addresses of them all. `names`: source -> name for templates. */
async function bundle(options, names = {}) {
  const { outputFiles, metafile } = await esbuild.build(options);
  const shared = new Set(Object.values(metafile.outputs).flatMap(({ entryPoint, imports }) =>
    names[entryPoint] ? imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => path) : []));
  return outputFiles.map(file => {
    const output = relative(ROOT, file.path);
    return dist.keep(file, names[metafile.outputs[output].entryPoint] ?? (shared.has(output) ? "shared.js" : undefined));
  });
}
