import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../story/read-folder.ts";

/** A package that is installed with Waybill, as the lockfile names it. */
export interface ShippedPackage {
  name: string;
  version: string;
  /** SPDX expression of its own package.json; undefined where it has none. */
  license: string | undefined;
  hasIntegrity: boolean;
}

interface LockedPackage {
  version?: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  devOptional?: boolean;
  link?: boolean;
}

/** What `npm ci --omit=dev` installs, on any system: every package of the lockfile that is not for development alone. */
export function shippedPackages(): ShippedPackage[] {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path !== "" && !dev && !link)
    .map(([path, { version = "", license, integrity }]) => ({
      name: nameOf(path),
      version,
      license: license ?? STATED[`${nameOf(path)} ${version}`],
      hasIntegrity: integrity !== undefined,
    }));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** Licences that let anybody use, change and pass on, with a notice at most; by SPDX id. */
const ALLOWED = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Unlicense",
];
/** Weak copyleft: used as they are, whole and unchanged, in commands and build; no part of the page that is built. */
const ALLOWED_UNCHANGED = ["MPL-2.0"];

/**
 * Packages that do not name their licence, and what is known of it: the next version of the same repository (2.0.3, which wants
 * Node 22) says MIT. It checks styles of maps on a command line that is never run here, and is no part of the page.
 */
const STATED: Readonly<Record<string, string>> = { "@mapbox/jsonlint-lines-primitives 2.0.2": "MIT" };

/** True where an SPDX expression gives a licence of the list; of `A OR B` one is enough, of `A AND B` both are needed. */
export function isAllowed(license: string | undefined): boolean {
  const text = (license ?? "").replace(/^\((.*)\)$/, "$1");
  if (text.includes(" OR ")) return text.split(" OR ").some(isAllowed);
  if (text.includes(" AND ")) return text.split(" AND ").every(isAllowed);
  return [...ALLOWED, ...ALLOWED_UNCHANGED].includes(text);
}
