import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import AxeBuilder from "axe-core";
import { lookup } from "mrmime";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import { STORY_FILES } from "../../src/format/draft.ts";
import { pngSize, readChunks } from "../../src/picture/file/png-chunks.ts";
import { COARSE, DESKTOP } from "../open-page.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";
import { answerTo } from "./answer-to.ts";
import { removeFolder, temporaryFolder, writeStory } from "./run-waybill.ts";

const STARTER = "geo/starter";
/** It opens on a short leg, which a coarse page cannot find in its own picture. */
const FINE = { deviceScaleFactor: 1 };
/** Nothing lies at the root of the host: an address that begins with a slash leads nowhere. */
const SUB_PATH = "/some/path/";

let around: string;
/** Two stories with pictures. */
let site: string;
let told: Awaited<ReturnType<typeof answerTo>>;
/** The starter alone, without a picture, with a base map of its own. */
let single: string;
let browser: Browser;
let server: Server;
let origin: string;

beforeAll(async () => {
  around = temporaryFolder();
  site = join(around, "two");
  single = join(around, "one");
  told = await answerTo("build", STARTER, NAJIN_DUNAY, "-o", site);
  const story = join(around, "my-story");
  expect((await answerTo("new", story)).code).toBe(0);
  mkdirSync(join(story, "basemap/detail"), { recursive: true });
  writeFileSync(join(story, "basemap/detail/tile.json.gz"), "x".repeat(2000));
  writeFileSync(join(story, "basemap/.secret"), "mine");
  writeFileSync(join(story, "notes.txt"), "mine");
  symlinkSync("/etc/hostname", join(story, "basemap/link.json"));
  const args = ["build", story, "-o", single, "--no-picture", "--address", "https://example.org/map"];
  expect(await answerTo(...args)).toMatchObject({ code: 0 });
  // As the samples send it: with every file, those of the workers too.
  const policy = /Content-Security-Policy: (.*)/.exec(readFileSync(join(site, "headers/_headers"), "utf8"))![1]!;
  server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url!.replace(/[?#].*/, ""));
    const file = join(around, path.replace(SUB_PATH, "").replace(/(^|\/)$/, "$1index.html"));
    const bytes = path.startsWith(SUB_PATH) && (await readFile(file).catch(() => undefined));
    if (!bytes) return void response.writeHead(404).end();
    response.setHeader("Content-Security-Policy", policy);
    response.writeHead(200, { "Content-Type": lookup(file) ?? "application/octet-stream" }).end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await startBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  removeFolder(around);
});

interface Opened {
  page: Page;
  errors: string[];
  requests: string[];
}

async function open(path: string, options: BrowserContextOptions & { withoutScripts?: boolean } = {}): Promise<Opened> {
  const { withoutScripts = false, ...context } = options;
  const page = await (await browser.newContext({ viewport: DESKTOP, ...COARSE, ...context })).newPage();
  const [errors, requests]: [string[], string[]] = [[], []];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("request", (request) => requests.push(request.url()));
  await page.addInitScript(watchTitles);
  if (withoutScripts) await page.route("**/*.js", (route) => route.abort());
  await page.goto(`${origin}${SUB_PATH}${path}`);
  return { page, errors, requests };
}

/** Counts the titles of each frame that is painted: a story that is there twice has two. */
function watchTitles(): void {
  const counts = ((window as unknown as { titles: number[] }).titles = [] as number[]);
  const look = () => {
    counts.push(document.querySelectorAll("h1").length);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const ready = (page: Page) =>
  page.waitForSelector('html[data-waybill="ready"]', { state: "attached", timeout: 60_000 });

async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(AxeBuilder.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof AxeBuilder };
    return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

describe("a site of two stories", () => {
  it("is said on standard output by its page; its sizes go to standard error", () => {
    expect(told).toMatchObject({ code: 0, stdout: `${join(site, "index.html")}\n` });
    expect(told.stderr).toMatch(/\d+ files, \d+\.\d MB\. Before the map a page loads \d+ kB of HTML/);
  });

  it("has the program once, and of each story its five files, page and picture", () => {
    const files = filesOf(site).filter((file) => !/\.(?:gz|br)$/.test(file));
    const ofStories = files.filter((file) => /^(?:starter|najin-dunay)\/(?!story\/basemap\/)/.test(file));
    const own = (id: string) => [
      ...[`${id}/${id}-wide.png`, `${id}/index.html`],
      ...STORY_FILES.map((name) => `${id}/story/${name}`),
    ];
    expect(ofStories).toEqual([...own("najin-dunay"), ...own("starter")].sort());
    expect(files.filter((file) => file.endsWith("world.topo.json"))).toEqual(["basemap/world.topo.json"]);
    expect(pngSize(readChunks(readFileSync(join(site, "starter/starter-wide.png"))))).toEqual({
      width: 1920,
      height: 1080,
    });
    for (const name of STORY_FILES)
      expect(readFileSync(join(site, "starter/story", name))).toEqual(readFileSync(join(STARTER, name)));
  });

  it("has beside each larger text the same with gzip and with brotli, and of nothing that is compressed", () => {
    const files = filesOf(site);
    const texts = files.filter((file) => /\.(?:html|js|css|json|geojson|svg)$/.test(file));
    expect(texts.length).toBeGreaterThan(30);
    for (const file of texts) {
      const bytes = readFileSync(join(site, file));
      expect([file, files.includes(`${file}.gz`), files.includes(`${file}.br`)]).toEqual([
        file,
        bytes.length > 1000,
        bytes.length > 1000,
      ]);
      if (bytes.length <= 1000) continue;
      expect(gunzipSync(readFileSync(join(site, `${file}.gz`))).equals(bytes)).toBe(true);
      expect(brotliDecompressSync(readFileSync(join(site, `${file}.br`))).equals(bytes)).toBe(true);
    }
    expect(files.filter((file) => /\.(?:png|woff2|gz|br)\.(?:gz|br)$/.test(file))).toEqual([]);
  });

  it("is the same to the byte when it is built again, pictures too", async () => {
    const again = join(around, "again");
    expect((await answerTo("build", STARTER, NAJIN_DUNAY, "-o", again)).code).toBe(0);
    expect(filesOf(again)).toEqual(filesOf(site));
    const changed = filesOf(site).filter(
      (file) => !readFileSync(join(again, file)).equals(readFileSync(join(site, file))),
    );
    expect(changed).toEqual([]);
  });

  it("lists the stories on its first page, which leads to them, breaks no rule of axe and asks for nothing outside", async () => {
    const { page, errors, requests } = await open("two/", FINE);
    expect(await page.locator("h2 a").allTextContents()).toEqual(
      [STARTER, NAJIN_DUNAY].map((folder) => wholeStory(folder).title),
    );
    const widths = await page
      .locator("img")
      .evaluateAll((all) => all.map((img) => (img as HTMLImageElement).naturalWidth));
    expect(widths).toEqual([1920, 1920]);
    expect(await brokenRules(page)).toEqual([]);
    await page.locator("h2 a").first().click();
    await page.waitForURL(`${origin}${SUB_PATH}two/starter/index.html`);
    await ready(page);
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${origin}${SUB_PATH}two/`) && !url.startsWith("data:"))).toEqual(
      [],
    );
    await page.context().close();
  });

  it("shows the first story from a folder of a host: its map, once, and no error", async () => {
    const { page, errors, requests } = await open("two/najin-dunay/");
    await ready(page);
    expect(errors).toEqual([]);
    expect(requests.some((url) => url.endsWith("/two/basemap/world.topo.json"))).toBe(true);
    const inside = (url: string) => url.startsWith(`${origin}${SUB_PATH}two/`) || /^(?:data|blob):/.test(url);
    expect(requests.filter((url) => !inside(url))).toEqual([]);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator(".prerendered").count()).toBe(0);
    const titles = await page.evaluate(() => (window as unknown as { titles: number[] }).titles);
    // The text stays until the map's page takes its place: no frame shows both, or neither.
    expect(new Set(titles.slice(titles.indexOf(1)))).toEqual(new Set([1]));
    expect(await page.locator('script[type="application/ld+json"]').count()).toBe(1);
    const isDrawn = await page.evaluate(() => window.waybill!.map!.queryRenderedFeatures().length > 0);
    expect(isDrawn).toBe(true);
    const answer = await page.evaluate(() => {
      const square = { width: 480, height: 480, layout: "map" as const };
      return window.waybill!.picture({ ...square, at: "end", theme: "light", scale: 1 });
    });
    expect(answer.ok ? "drawn" : answer.message).toBe("drawn");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("tells the whole story where no script runs: every claim, unknown and source, and its picture", async () => {
    const { page, errors } = await open("two/najin-dunay/index.html", { javaScriptEnabled: false });
    const shown = (await page.locator("main").innerText()).replace(/\s+/g, " ");
    const story = wholeStory(NAJIN_DUNAY);
    const texts = [story.title, story.standfirst, ...[...story.claims, ...story.unknowns].map(({ text }) => text)];
    for (const text of [...texts, ...story.sources.map(({ title }) => title)])
      expect(shown).toContain(text.replace(/\s+/g, " "));
    const image = page.getByRole("img");
    expect(await image.getAttribute("alt")).toContain(story.title);
    expect((await image.boundingBox())!.width).toBeGreaterThan(400);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("keeps the text where the script does not come, and that text breaks no rule of axe in light and dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await open("two/starter/index.html", { withoutScripts: true, colorScheme });
      expect(await page.locator(".claims > li").count()).toBe(2);
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(wholeStory(STARTER).title);
      expect(await brokenRules(page)).toEqual([]);
      await page.context().close();
    }
  });
});

describe("a site of one story", () => {
  it("lies at the root of its folder, with its own base map, and has nothing else of the story's folder", () => {
    const files = filesOf(single);
    expect(files).toEqual(expect.arrayContaining(["index.html", "headers/_headers", "licences.md"]));
    expect(files.filter((file) => file.startsWith("story/") && !/json\.(?:gz|br)$/.test(file))).toEqual(
      STORY_FILES.map((name) => `story/${name}`).sort(),
    );
    expect(files.filter((file) => file.startsWith("story/basemap"))).toEqual(["story/basemap/detail/tile.json.gz"]);
    expect(files.filter((file) => /\.png$|notes|secret|link|schema/.test(file))).toEqual([]);
  });

  it("says where it is published, and does without a picture", () => {
    const page = readFileSync(join(single, "index.html"), "utf8");
    expect(page).toContain('<link rel="canonical" href="https://example.org/map/" />');
    expect(page).not.toContain("og:image");
  });

  it("shows its map, and makes the pictures of the command line", async () => {
    const { page, errors } = await open("one/", FINE);
    await ready(page);
    expect(errors).toEqual([]);
    await page.goto(`${origin}${SUB_PATH}one/?picture`);
    await ready(page);
    expect(await page.locator(".prerendered").count()).toBe(0);
    await page.context().close();
  });
});

describe("waybill build", () => {
  const refused = async (...args: string[]) => {
    const { code, stdout, stderr } = await answerTo("build", ...args);
    return { code, stdout, stderr: stderr.replaceAll(around, "AROUND") };
  };

  it("refuses a story with an error as check does, says its problems, and leaves nothing", async () => {
    const broken = join(around, "broken");
    writeStory(broken, "unknown-leg");
    const place = join(around, "none");
    const { code, stderr } = await refused(STARTER, broken, "-o", place);
    expect(code).toBe((await answerTo("check", broken)).code);
    expect(stderr).toContain(" error unknown-leg ");
    expect(existsSync(place)).toBe(false);
  });

  it("refuses a folder with anything in it but a site, and replaces a site with --force alone", async () => {
    const place = join(around, "mine");
    mkdirSync(place);
    writeFileSync(join(place, "index.html"), "mine");
    expect((await refused(STARTER, "-o", place)).stderr).toContain("is not empty");
    const forced = await refused(STARTER, "-o", place, "--force");
    expect(forced).toMatchObject({ code: 2, stdout: "" });
    expect(forced.stderr).toContain("holds no site of Waybill");
    expect(readFileSync(join(place, "index.html"), "utf8")).toBe("mine");
    expect((await refused(STARTER, "-o", single, "--no-picture")).code).toBe(2);
    expect((await refused(STARTER, "-o", single, "--no-picture", "--force")).code).toBe(0);
    expect(readFileSync(join(single, "index.html"), "utf8")).toContain(wholeStory(STARTER).title);
    expect(readdirSync(around).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("refuses two stories of one id, a story inside of what is replaced, and an address that is none", async () => {
    const copy = join(around, "copy");
    writeStory(copy);
    expect((await refused(copy, copy, "-o", join(around, "none"))).stderr).toContain("would be called");
    expect((await refused(copy, "-o", copy, "--force")).stderr).toContain("which is replaced");
    expect((await refused(copy, "-o", join(around, "none"), "--address", "ftp://x")).code).toBe(2);
    expect((await refused(copy, "-o", join(around, "none/none"))).stderr).toContain("There is no folder");
  });

  it("goes on without a picture where no browser can start, and says so", async () => {
    const before = process.env["WAYBILL_BROWSER"];
    process.env["WAYBILL_BROWSER"] = "/nowhere/chromium";
    try {
      const place = join(around, "without");
      const { code, stderr } = await refused(STARTER, "-o", place);
      expect(code).toBe(0);
      expect(stderr).toContain('no picture of "starter": WAYBILL_BROWSER names "/nowhere/chromium"');
      expect(readFileSync(join(place, "index.html"), "utf8")).not.toContain("<img");
    } finally {
      if (before === undefined) delete process.env["WAYBILL_BROWSER"];
      else process.env["WAYBILL_BROWSER"] = before;
    }
  });
});
