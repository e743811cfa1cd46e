// Prints the sizes of the base map's files and of the built page's scripts; `npm run sizes`. tests/geo/basemap-files.test.ts
// and tests/viewer/script-sizes.test.ts hold them. With `--write` the scripts' sizes are kept in docs/script-sizes.json.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { buildIfNeeded, SITE } from "../../src/cli/server/site.ts";
import { scriptSizes } from "./script-sizes.ts";

const FOLDER = fileURLToPath(new URL("../../static/basemap/", import.meta.url));

const rows = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".topo.json"))
  .map((name) => {
    const bytes = readFileSync(`${FOLDER}${name}`);
    return {
      name,
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes).length,
    };
  });
const all = rows.reduce((sum, row) => ({
  name: "all",
  raw: sum.raw + row.raw,
  gzip: sum.gzip + row.gzip,
  brotli: sum.brotli + row.brotli,
}));
process.stdout.write(`${"file".padEnd(18)}${"raw".padStart(10)}${"gzip".padStart(10)}${"brotli".padStart(10)}\n`);
for (const { name, raw, gzip, brotli } of [...rows, all])
  process.stdout.write(
    `${name.padEnd(18)}${String(raw).padStart(10)}${String(gzip).padStart(10)}${String(brotli).padStart(10)}\n`,
  );

await buildIfNeeded();
const scripts = scriptSizes(`${SITE}/assets`);
process.stdout.write(`\n${"script".padEnd(18)}${"gzip".padStart(10)}\n`);
for (const { part, what, gzip } of scripts)
  process.stdout.write(`${part.padEnd(18)}${String(gzip).padStart(10)}  ${what}\n`);
if (process.argv.includes("--write")) {
  const sizes = Object.fromEntries(scripts.map(({ part, gzip }) => [part, gzip]));
  writeFileSync(new URL("../../docs/script-sizes.json", import.meta.url), `${JSON.stringify(sizes, null, 2)}\n`);
}
