import { readFileSync } from "node:fs";
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readRecord, writeRecord } from "../../src/picture/file/picture-record.ts";
import { pngSize, readChunks } from "../../src/picture/file/png-chunks.ts";
import { withMetadata, xmpOf } from "../../src/picture/file/png-metadata.ts";
import { buildSchedule } from "../../src/tour/schedule.ts";
import { COARSE, PHONE, setStage, type Stage } from "../open-page.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";

const seaSeconds = buildSchedule(modelOfFolder(NAJIN_DUNAY)).chapters.find(
  ({ chapter }) => chapter.id === "sea",
)!.startSeconds;
let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

describe("the dialog that saves a picture", () => {
  test("says that a picture shows all, where the reader left something out", async () => {
    const { page } = await stage.open({ ...COARSE, hash: "#at=rail" });
    const dialog = page.getByRole("dialog");
    const note = dialog.getByText("Pictures show the whole route");
    const open = () => page.getByRole("button", { name: "Save image" }).click();
    await open();
    await dialog.getByLabel("Size").waitFor();
    expect(await note.count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.getByLabel("Show what rests on").selectOption("independent-imagery");
    await open();
    await note.waitFor();
  });

  test("previews, describes and saves what was chosen; the file opens the page at its state when it is dropped there", async () => {
    const { page, errors } = await stage.open({ ...COARSE, hash: "#at=rail" });
    const viewBefore = await page.evaluate(viewOfPage);
    await page.getByRole("button", { name: "Save image" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Size").selectOption("square");
    await dialog.getByLabel("Colours").selectOption("dark");
    await dialog.getByLabel("Moment").selectOption({ label: "By sea to Dunay" });
    await page.waitForFunction(() => document.querySelector<HTMLCanvasElement>("dialog canvas")?.width === 900);
    await dialog.getByText("Drawing the preview").waitFor({ state: "detached" });
    const preview = await page.evaluate(greysOf, "");
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: inPage } = window as unknown as { axe: typeof axe };
      return (await inPage.run("dialog")).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 90_000 }),
      dialog.getByRole("button", { name: "Save", exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("najin-dunay-2023-09-07-sea-square-dark.png");
    await expect(dialog.getByRole("status").textContent()).resolves.toContain("Saved as najin-dunay");
    const file = readFileSync(await download.path());
    const record = readRecord(xmpOf(file)!)!;
    expect(record).toMatchObject({ story: "najin-dunay", theme: "dark", layout: "full" });
    expect(record.address).toBeUndefined();
    expect(pngSize(readChunks(file))).toEqual({ width: 1080, height: 1080 });
    const saved = await page.evaluate(greysOf, file.toString("base64"));
    expect(farthestApart(preview, saved)).toBeLessThan(MOST_APART);
    expect(Math.max(...saved) - Math.min(...saved)).toBeGreaterThan(4 * MOST_APART);
    await dialog.getByText("Description for people").click();
    expect(await dialog.locator("#picture-alt").textContent()).toBe(record.altFull);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Save image");
    expect(await page.evaluate(viewOfPage)).toEqual(viewBefore);

    await page.evaluate(dropFile, file.toString("base64"));
    await page.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
    await page
      .getByRole("button", { name: "By sea", exact: true, pressed: true })
      .or(page.locator("[aria-current=step]", { hasText: "By sea" }))
      .waitFor();
    const said = page.getByText("The page is at the moment of the picture.");
    expect(await said.textContent()).toBe("The page is at the moment of the picture.");
    expect(new URL(page.url()).hash).toBe(`#at=${record.moment}`);
    expect(await page.getByRole("slider", { name: "Timeline" }).inputValue()).toBe(String(Number(record.moment)));
    await page.getByRole("button", { name: "Next chapter" }).click();
    await said.waitFor({ state: "detached" });
    const older = withMetadata(file, { xmp: writeRecord({ ...record, dataHash: "sha256:other" }), dpi: 72 });
    await page.evaluate(dropFile, Buffer.from(older).toString("base64"));
    await page.getByText("The story has changed since the picture was made").waitFor();
    await page.evaluate(dropFile, Buffer.from("no picture").toString("base64"));
    await page.getByText("This file is no whole PNG.").waitFor();
    expect(errors).toEqual([]);
  });

  test("is used with keys alone, from the button on the page to the saved file", async () => {
    const { page, errors } = await stage.open({ ...COARSE, hash: "#at=rail" });
    await page.getByRole("button", { name: "Save image" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const isOn = (name: string) =>
      page.evaluate((wanted) => {
        const on = document.activeElement;
        const label = on instanceof HTMLSelectElement ? on.labels[0]?.textContent : on?.textContent;
        return document.querySelector("dialog")!.contains(on) && label?.trim().startsWith(wanted) === true;
      }, name);
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 8 && !(await isOn(name)); presses++) await page.keyboard.press("Tab");
      expect(await isOn(name), name).toBe(true);
    };
    await tabTo("Size");
    await page.keyboard.press("ArrowDown");
    await dialog.getByText("najin-dunay-2023-09-12-rail-start-square.png").waitFor();
    await tabTo("Colours");
    await page.keyboard.press("ArrowDown");
    await tabTo("Moment");
    await page.keyboard.press("End");
    await dialog.getByText("najin-dunay-end-square-dark.png").waitFor();
    await tabTo("Save");
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 90_000 }),
      page.keyboard.press("Enter"),
    ]);
    expect(download.suggestedFilename()).toBe("najin-dunay-end-square-dark.png");
    await dialog.getByText("Saved as").waitFor();
    expect(await isOn("Save")).toBe(true);
    await tabTo("Description for people");
    await page.keyboard.press("Enter");
    await dialog.locator("#picture-alt").waitFor();
    expect(errors).toEqual([]);
  });

  test("puts a picture of its full size on the clipboard, and its description; says so where the browser refuses", async () => {
    const { page, errors } = await stage.open({
      hash: "#at=sea",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.getByRole("button", { name: "Save image" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Size").selectOption("square");
    await dialog.getByRole("button", { name: "Copy", exact: true }).click();
    await dialog.getByText("The picture is copied.").waitFor({ timeout: 60_000 });
    expect(await page.evaluate(sizeOnClipboard)).toEqual([1080, 1080]);

    await dialog.getByText("Description for people").click();
    await dialog.getByRole("button", { name: "Copy description" }).click();
    await dialog.getByText("The description is copied.").waitFor();
    const alt = await dialog.locator("#picture-alt").textContent();
    expect(alt).toContain("By sea, Najin to Dunay");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(alt);

    await page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));
      Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
    });
    await dialog.getByRole("button", { name: "Copy", exact: true }).click();
    await dialog.getByText("This browser does not let the page copy pictures. Save it instead.").waitFor();
    await dialog.getByRole("button", { name: "Copy description" }).click();
    await dialog.getByText("Select the text and copy it by hand.").waitFor();
    expect(errors).toEqual([]);
  });

  test("fits a phone, can be cancelled, says why a picture cannot be drawn, and saves the moment on screen at its full size", async () => {
    const { page } = await stage.open({ hash: "#at=sea", viewport: PHONE, hasTouch: true, isMobile: true });
    await page.getByRole("button", { name: "Save image" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    let downloads = 0;
    page.on("download", () => downloads++);
    for (const name of ["Save", "Copy"]) {
      const box = (await dialog.getByRole("button", { name, exact: true }).boundingBox())!;
      expect(box.height).toBeGreaterThanOrEqual(44);
      expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
    }
    // In one go: a picture may be done before a second click from here arrives.
    await dialog.evaluate(async (opened) => {
      const press = (name: string) =>
        [...opened.querySelectorAll("button")].find(({ textContent }) => textContent.trim() === name)!.click();
      press("Save");
      await Promise.resolve();
      press("Cancel");
    });
    expect(await dialog.getByRole("status").textContent()).toBe("Cancelled.");
    await dialog.getByLabel("Size").selectOption("a3-landscape");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await dialog.getByRole("progressbar").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect(await dialog.getByRole("status").textContent()).toBe("Cancelled.");
    await dialog.getByRole("progressbar").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe("Save");
    // The preview of what was chosen is drawn all the same.
    await page.waitForFunction(() => document.querySelector<HTMLCanvasElement>("dialog canvas")?.width === 900);
    expect(await dialog.getByRole("status").textContent()).toBe("Cancelled.");
    await dialog.getByLabel("Size").selectOption("wide");
    await page.evaluate(() => {
      const { toBlob } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.toBlob = (answer) => {
        HTMLCanvasElement.prototype.toBlob = toBlob;
        answer(null);
      };
    });
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await dialog
      .getByText("The browser could not write the PNG. Ask for a smaller picture.")
      .waitFor({ timeout: 60_000 });

    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 90_000 }),
      dialog.getByRole("button", { name: "Save", exact: true }).click(),
    ]);
    const file = readFileSync(await download.path());
    expect(pngSize(readChunks(file))).toEqual({ width: 1920, height: 1080 });
    expect(readRecord(xmpOf(file)!)).toMatchObject({ moment: String(seaSeconds), theme: "light" });
    expect(downloads).toBe(1);
  });
});

/** What of the page's map a picture might disturb. */
function viewOfPage() {
  const map = window.waybill!.map!;
  const { width, height } = map.getCanvas();
  const view = [...map.getCenter().toArray(), map.getZoom(), map.getBearing(), map.getPitch(), map.getPixelRatio()];
  return [...view, width, height, location.hash, document.documentElement.dataset["theme"]];
}

/** Steps of 255 by which the mean grey of a field of two drawings of one picture, one smaller, may differ. */
const MOST_APART = 12;

function farthestApart(a: readonly number[], b: readonly number[]): number {
  expect(a.length).toBe(b.length);
  return Math.max(...a.map((grey, index) => Math.abs(grey - b[index]!)));
}

/** Mean greys of a file in base64, or of the preview where it is empty, in 30 x 30 fields. */
async function greysOf(base64: string): Promise<number[]> {
  const drawing = base64
    ? await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]))
    : document.querySelector<HTMLCanvasElement>("dialog canvas")!;
  const side = 30;
  const { width, height } = drawing;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d")!;
  context.drawImage(drawing, 0, 0);
  const sums = Array.from({ length: side * side }, () => ({ grey: 0, count: 0 }));
  const { data } = context.getImageData(0, 0, width, height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const sum = sums[Math.floor((row * side) / height) * side + Math.floor((column * side) / width)]!;
      const at = (row * width + column) * 4;
      sum.grey += (data[at]! + data[at + 1]! + data[at + 2]!) / 3;
      sum.count++;
    }
  return sums.map(({ grey, count }) => grey / count);
}

async function sizeOnClipboard(): Promise<[number, number]> {
  const [item] = await navigator.clipboard.read();
  const { width, height } = await createImageBitmap(await item!.getType("image/png"));
  return [width, height];
}

function dropFile(base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], "picture.png", { type: "image/png" }));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}
