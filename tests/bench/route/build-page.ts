import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { answerFile } from "../../../src/cli/server/answer-file.ts";

const FOLDER = fileURLToPath(new URL("./", import.meta.url));
const STATIC = fileURLToPath(new URL("../../../static/", import.meta.url));
/** With these a page is isolated from others, and its clock is exact to 5 microseconds instead of 100. */
const ISOLATION = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

export interface ServedPage {
  url: string;
  close(): Promise<void>;
}

/** Builds the bench's page into a temporary folder, apart from the product's build, and serves it on this machine. */
export async function servePage(): Promise<ServedPage> {
  const folder = await mkdtemp(join(tmpdir(), "waybill-bench-"));
  await build({
    root: FOLDER,
    base: "./",
    publicDir: STATIC,
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: { outDir: folder, target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(ISOLATION)) response.setHeader(name, value);
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    void answerFile(folder, decodeURIComponent(pathname.slice(1)) || "index.html", request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
