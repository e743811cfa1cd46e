import { readFileSync } from "node:fs";
import { join } from "node:path";

interface PackageJson {
  name: string;
  version: string;
  description: string;
  license: string;
  keywords: string[];
  engines: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** What the commands and the doors import when they run. */
const NEEDED = [
  "@noble/hashes",
  "@turf/bearing",
  "@turf/distance",
  "commander",
  "csv-parse",
  "d3-interpolate",
  "flatbush",
  "jsonc-parser",
  "mrmime",
  "sax",
  "topojson-client",
  "valibot",
];
/** Types that the declarations name. */
const NEEDED_TYPES = ["@types/geojson", "@types/topojson-specification"];
/** A browser and what drives it: pictures alone need them. */
const OPTIONAL = ["@sparticuz/chromium", "playwright-core"];

/**
 * The package.json of the package: that of the checkout, with what runs here alone, the doors, and nothing that builds. Throws
 * Error where a dependency is not pinned in the checkout.
 */
export function packageJson(root: string): object {
  const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as PackageJson;
  const versions = { ...own.devDependencies, ...own.dependencies };
  const exact = (names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => {
        const version = versions[name];
        if (version === undefined) throw new Error(`package.json has no version of ${name}, which the package needs.`);
        return [name, version];
      }),
    );
  const within = (names: readonly string[], sign: string) =>
    Object.fromEntries(Object.entries(exact(names)).map(([name, version]) => [name, `${sign}${version}`]));
  const { name, version, description, license, keywords, engines } = own;
  return {
    name,
    version,
    description,
    license,
    keywords,
    type: "module",
    bin: { waybill: "bin/waybill.js" },
    engines,
    exports: {
      ".": door("index"),
      "./map": door("map"),
      "./picture": door("picture"),
      "./svelte": { types: "./types/svelte.d.ts", svelte: "./lib/svelte.js", default: "./lib/svelte.js" },
      "./schema/*": "./static/schema/*",
      "./assets/*": "./static/*",
      "./package.json": "./package.json",
    },
    sideEffects: ["**/*.css"],
    dependencies: { ...within(NEEDED, "^"), ...within(NEEDED_TYPES, "^") },
    optionalDependencies: exact(OPTIONAL),
    // The map reaches into MapLibre, and its worker has MapLibre's own compiled in: a minor version may change either.
    peerDependencies: { ...within(["maplibre-gl"], "~"), ...within(["svelte"], "^") },
    peerDependenciesMeta: { "maplibre-gl": { optional: true }, svelte: { optional: true } },
  };
}

function door(name: string): object {
  return { types: `./types/${name}.d.ts`, default: `./lib/${name}.js` };
}
