// The folder of built files: what this build made, what the one before made, and nothing older.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const PUBLIC = "/static/pwa/dist/";
const COMPRESSED = new Set([".js", ".css", ".svg", ".json"]);

export const hashOf = content => createHash("sha256").update(content).digest("hex").slice(0, 10);

export class Dist {
  #folder;
  #files = new Map(); // name -> content
  #assets = {}; // the name that templates ask for -> address

  constructor(folder) {
    this.#folder = folder;
  }

  /** Keep a file under a name with its hash; gives its address. */
  add(name, content) {
    const extension = extname(name);
    return this.#keep(`${basename(name, extension)}-${hashOf(content)}${extension}`, content, name);
  }

  /** Keep what esbuild made, which has its hash already. */
  keep(file, name) {
    return this.#keep(basename(file.path), file.contents, name);
  }

  write() {
    mkdirSync(this.#folder, { recursive: true });
    for (const [name, content] of this.#files) this.#put(name, content);
    this.#put("assets.json", JSON.stringify(this.#assets, null, 1));
    this.#forgetOldBuilds();
  }

  #keep(name, content, logical) {
    this.#files.set(name, content);
    if (logical) this.#assets[logical] = PUBLIC + name;
    return PUBLIC + name;
  }

  #put(name, content) {
    const path = join(this.#folder, name);
    writeFileSync(path, content);
    if (!COMPRESSED.has(extname(name)) || name === "assets.json") return;
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(content));
  }

  #forgetOldBuilds() {
    const log = join(this.#folder, "builds.json");
    const earlier = existsSync(log) ? JSON.parse(readFileSync(log, "utf8")) : [];
    const now = [...this.#files.keys()].sort();
    const same = earlier.length > 0 && earlier[0].join() === now.join();
    const builds = same ? earlier : [now, ...earlier].slice(0, 2);
    writeFileSync(log, JSON.stringify(builds));
    const wanted = new Set([...builds.flat(), "assets.json", "builds.json"]);
    for (const name of readdirSync(this.#folder)) {
      if (!wanted.has(name.replace(/\.(gz|br)$/, ""))) rmSync(join(this.#folder, name));
    }
  }
}
