import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PNG } from "pngjs";
import sirv from "sirv";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { themes } from "../../src/map/style/theme.ts";
import { hasColorNear } from "../open-page.ts";

/** What the example of two maps shows once it has settled. */
export interface ShownExample {
  errors: string[];
  /** Of each figure: `ready`, or what went wrong. */
  statuses: string[];
  credits: string[];
  /** Whether the route of each map is there, in the colours of its theme. */
  colored: boolean[];
  /** Ids of elements within the maps. */
  idsSetByMaps: string[];
  /** Every host that was asked. */
  hosts: string[];
  /** States of the fonts that maps draw numbers with. */
  fonts: string[];
  /** True where MapLibre's style sheet places its canvas at the top left of the map. */
  controlsAtTop: boolean;
}

const DEADLINE_MILLISECONDS = 60_000;

/** Serves a built example, opens it in a browser and waits until each of its maps is drawn or has failed. */
export async function openExample(site: string, screenshot?: string): Promise<ShownExample> {
  const server = createServer(sirv(site, { dev: true }));
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 620 } });
    const [errors, hosts]: [string[], Set<string>] = [[], new Set()];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    page.on("request", (request) => {
      if (/^https?:/.test(request.url())) hosts.add(new URL(request.url()).hostname);
    });
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(
      () => {
        const figures = [...document.querySelectorAll<HTMLElement>("figure")];
        return figures.length === 2 && figures.every(({ dataset }) => dataset["status"] !== "loading");
      },
      undefined,
      { timeout: DEADLINE_MILLISECONDS },
    );
    const found = await page.evaluate(() => ({
      statuses: [...document.querySelectorAll<HTMLElement>("figure")].map(({ dataset }) => dataset["status"]!),
      credits: [...document.querySelectorAll("figure .attribution")].map(({ textContent }) => textContent ?? ""),
      idsSetByMaps: [...document.querySelectorAll("figure [id]")].map(({ id }) => id),
      fonts: [...document.fonts].filter(({ family }) => family.includes("Source Sans 3")).map(({ status }) => status),
      controlsAtTop: [...document.querySelectorAll("canvas")].every(
        (canvas) => getComputedStyle(canvas).position === "absolute",
      ),
    }));
    const colored = [];
    for (const [index, theme] of (["light", "dark"] as const).entries()) {
      const image = PNG.sync.read(await page.locator("figure > div").nth(index).screenshot());
      const { width, height } = image;
      const reach = Math.max(width, height) / 2;
      colored.push(hasColorNear(image, width / 2, height / 2, themes[theme].byRail, reach));
    }
    if (screenshot) await page.screenshot({ path: screenshot });
    return { errors, hosts: [...hosts], colored, ...found };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
