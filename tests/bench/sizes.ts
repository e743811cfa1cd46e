// Prints the sizes of the base map's files; `npm run sizes`. tests/geo/basemap-files.test.ts holds them to the budget.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

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
