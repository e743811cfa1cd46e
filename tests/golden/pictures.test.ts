// Golden pictures of the export: those of docs/gallery, drawn again as the command line draws them. `npm run pictures`
// makes them anew; look at each then.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { PNG } from "pngjs";
import { beforeAll, describe, expect, test } from "vitest";
import { galleryPage } from "../../docs/gallery-page.ts";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import type { Manifest } from "../../src/cli/snapshot/snapshot-manifest.ts";
import { drawInPages } from "../../src/cli/snapshot/snapshot-pages.ts";
import { dataHash } from "../../src/format/data-hash.ts";
import { readFolder } from "../story/read-folder.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";
import { CLOSE_GATE, difference, folderOf, gateFor, keepRejected, readGolden, renewalOf } from "./golden-file.ts";

const GALLERY = folderOf("gallery");
const HINT = `${renewalOf("gallery")} draws the gallery anew; look at each of its pictures then.`;
/** A changed letter of a note is some 40 pixels; the same browser draws the same bytes. */
const MOST_PIXELS = 16;
const DRAW_MILLISECONDS = 240_000;
const { pictures, dataHash: drawnFrom } = JSON.parse(readFileSync(`${GALLERY}manifest.json`, "utf8")) as Manifest;

describe.skipIf(process.env.UPDATE_GOLDEN === "1")("pictures of the gallery", () => {
  let gate = CLOSE_GATE;
  const drawn = new Map<string, { png: Buffer; alt: string }>();
  const failures: string[] = [];
  beforeAll(async () => {
    const browser = await startBrowser();
    gate = gateFor(browser.version(), "gallery");
    await browser.close();
    const jobs = pictures.map(({ file, options }) => ({ name: file, moment: options.at, options }));
    await drawInPages(NAJIN_DUNAY, jobs, {
      drawn: async ({ job, png, alt }) => void drawn.set(job.name, { png, alt }),
      failed: ({ job, error }) => void failures.push(`${job.name}: ${error.message}`),
    });
  }, DRAW_MILLISECONDS);

  test("are all drawn", () => {
    expect(failures).toEqual([]);
  });

  test.each(pictures)("$file looks and is described as it was", ({ file, alt }) => {
    const name = file.replace(/\.png$/, "");
    const now = drawn.get(file)!;
    const image = PNG.sync.read(now.png);
    const { share, marked } = difference(readGolden(name, "gallery"), image, gate);
    const most = gate === CLOSE_GATE ? MOST_PIXELS / (image.width * image.height) : gate.share;
    const kept = share > most ? keepRejected(`gallery-${name}`, image, marked) : "";
    expect(share, `see ${kept}. ${HINT}`).toBeLessThanOrEqual(most);
    expect(now.alt, HINT).toBe(alt);
  });

  test("are those of the manifest, byte for byte, and of the story as it is", () => {
    const files = readdirSync(GALLERY).filter((name) => name.endsWith(".png"));
    expect(files.sort(), HINT).toEqual(pictures.map(({ file }) => file).sort());
    for (const { file, sha256 } of pictures) {
      const sum = createHash("sha256").update(readFileSync(`${GALLERY}${file}`));
      expect(sum.digest("hex"), `${file}: ${HINT}`).toBe(sha256);
    }
    expect(drawnFrom, HINT).toBe(dataHash(readFolder(NAJIN_DUNAY)));
  });

  test("are shown on a page, each under a heading of its own", () => {
    const page = galleryPage(wholeStory(NAJIN_DUNAY), pictures);
    expect(readFileSync(`${GALLERY}../gallery.md`, "utf8"), HINT).toBe(page);
    const headings = page.match(/^## .*/gm)!;
    expect(headings).toHaveLength(pictures.length);
    expect(new Set(headings).size).toBe(pictures.length);
  });
});
