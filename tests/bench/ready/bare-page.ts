import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const PAGE = fileURLToPath(new URL("./bare/", import.meta.url));
const STATIC = fileURLToPath(new URL("../../../static/", import.meta.url));

/** Builds the bare page that a reader's page is measured beside, into a temporary folder; resolves to that folder. */
export async function buildBarePage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "waybill-bare-"));
  await build({
    root: PAGE,
    base: "./",
    publicDir: STATIC,
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: { outDir: folder, target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  });
  return folder;
}
