import { cpus, totalmem } from "node:os";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import type { Setting } from "./measurement.ts";

const ROOT = new URL("../../../", import.meta.url);
const PACKAGES = ["maplibre-gl", "@deck.gl/geo-layers", "@deck.gl/maplibre", "@turf/line-slice-along"];

/** The versions and the machine that figures were measured with. */
export async function settingOf(browser: Browser): Promise<Setting> {
  const page = await browser.newPage();
  const graphics = await page.evaluate(() => {
    const gl = document.createElement("canvas").getContext("webgl2")!;
    return String(
      gl.getParameter(gl.getExtension("WEBGL_debug_renderer_info")?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER),
    );
  });
  await page.close();
  const [processor] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    browser: `Chromium ${browser.version()}, headless`,
    graphics,
    machine: `${processor?.model ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    versions: Object.fromEntries([...PACKAGES.map((name) => [name, versionOf(name)]), ["node", process.versions.node]]),
  };
}

function versionOf(name: string): string {
  const file = new URL(`node_modules/${name}/package.json`, ROOT);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
