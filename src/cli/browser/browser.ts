import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Browser, BrowserType } from "playwright-core";
import { folderOfRun, ownFolder } from "./own-folder.ts";
import { packagedBrowser } from "./packaged-browser.ts";
import { withTemporaryFolder } from "./temporary-folder.ts";

/** Names under which a Chromium may stand on a machine's PATH. */
const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];

/**
 * Our own flags: WebGL in software, the same on every machine, so that a picture is the same wherever it is made.
 * Web security stays on.
 */
const FLAGS = [
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  // The page around the map is put together without graphics: in software that takes as long as the map.
  "--disable-gpu-compositing",
  "--force-color-profile=srgb",
  "--font-render-hinting=none",
  "--disable-lcd-text",
  "--hide-scrollbars",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

/**
 * Starts a headless Chromium: the one that WAYBILL_BROWSER names, else one on the PATH, else the one that comes with the
 * packages. Its files, with its profile, lie in a folder of this run, which goes when it ends. Throws Error that says
 * what to do where none starts.
 */
export async function startBrowser(): Promise<Browser> {
  const chromium = await driver();
  const executablePath = await browserPath();
  const root = process.getuid?.() === 0;
  const run = await folderOfRun(await ownFolder());
  try {
    const options = { executablePath, headless: true, args: FLAGS, chromiumSandbox: !root, artifactsDir: run.path };
    const browser = await withTemporaryFolder(run.path, () => chromium.launch(options));
    browser.once("disconnected", () => void run.remove());
    return browser;
  } catch (cause) {
    await run.remove();
    throw new Error(
      `The browser "${executablePath}" does not start. Install Chromium, or set WAYBILL_BROWSER to the path of one.`,
      { cause },
    );
  }
}

/** Path of the browser to use. Throws Error where there is none. */
export async function browserPath(): Promise<string> {
  const asked = process.env.WAYBILL_BROWSER;
  if (asked) {
    if (await isExecutable(asked)) return asked;
    throw new Error(
      `WAYBILL_BROWSER names "${asked}", which cannot be run. Set it to the path of a Chromium, or unset it.`,
    );
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  for (const path of folders.flatMap((folder) => NAMES.map((name) => join(folder, name))))
    if (await isExecutable(path)) return path;
  return unpackedBrowser();
}

/** The driver of the browser: an optional dependency, since only pictures need it. */
async function driver(): Promise<BrowserType> {
  try {
    return (await import("playwright-core")).chromium;
  } catch (cause) {
    throw new Error(
      "Pictures are drawn in a browser, and the package that drives it is not installed. Run npm install playwright-core.",
      { cause },
    );
  }
}

async function unpackedBrowser(): Promise<string> {
  try {
    return await packagedBrowser();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      "No browser can be had: none on this machine's PATH, and the packaged one (@sparticuz/chromium, Linux on x64) does " +
        `not unpack here (${reason}). Install Chromium, set WAYBILL_BROWSER to the path of one, or run npm install ` +
        "@sparticuz/chromium.",
      { cause },
    );
  }
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
