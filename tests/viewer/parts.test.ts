// Every part of the page fails alone, and lists do not depend on names.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setStage, type Stage } from "../open-page.ts";
import { readFolder } from "../story/read-folder.ts";

let folder: string;
let stage: Stage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "waybill-parts-"));
  const texts = [...readFolder("tests/fixtures/lint/base"), ...readFolder("tests/fixtures/lint/same-name/bad")];
  for (const [name, text] of texts.filter(([file]) => file !== "expected.json")) {
    await writeFile(join(folder, name), varied(name, text));
  }
  stage = await setStage(folder);
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

/** A stretch may have the id of a place; and one claim is in no chapter. */
function varied(file: string, text: string): string {
  if (file === "legs.geojson") return text.replace('"sea-line"', '"gdynia"');
  if (file !== "story.json") return text;
  const story = JSON.parse(text) as { chapters: { claims?: string[] }[] };
  story.chapters.find(({ claims = [] }) => claims.length > 0)!.claims!.pop();
  return JSON.stringify(story);
}

const LAST_PARTS = ["How this map was made, line by line", "Sources", "The data"];
const hasParts = async (page: Page) => {
  const titles = await page.locator(".reader :is(summary, h2)").allTextContents();
  return LAST_PARTS.filter((part) => titles.includes(part));
};

describe("a story of two legs and two places of one name each, and a stretch with the id of a place", () => {
  test("has all parts of its page, and names each in the lists", async () => {
    const { page, errors } = await stage.open();
    expect(await hasParts(page)).toEqual(LAST_PARTS);
    await page.getByText("How this map was made").click();
    expect(await page.locator("details ul strong").filter({ hasText: "Karlskrona." }).count()).toBe(2);
    const rests = page.getByText(/^What rests on it: .*drawings/).first();
    await rests.click();
    expect(await page.getByText("The drawing of: By sea").count()).toBe(2);
    expect(errors).toEqual([]);
  });

  test("counts one claim as one", async () => {
    const { page } = await stage.open();
    await page.getByText("Also reported: 1 more claim and its context", { exact: true }).waitFor();
    const text = await page.locator("body").textContent();
    expect(text).not.toMatch(/\b1 (?:more )?(?:claims|drawings|sources|errors)\b/);
    await page.getByRole("button", { name: "Source 1", exact: true }).first().click();
    await page.getByRole("dialog").waitFor();
    expect(await page.getByRole("dialog").textContent()).toMatch(/\b(?:1 claim\s+rests|[02-9] claims\s+rest)\s+on it:/);
    expect(await page.getByRole("dialog").textContent()).not.toMatch(/\b1 claims|\b1 claim rest\b/);
  });
});

describe("a part of the page that fails", () => {
  test("leaves a plain sentence in its place and the rest of the page, and can be tried again", async () => {
    const { page, errors } = await stage.open({
      prepare: (opening) =>
        opening.addInitScript(() => {
          const { toSorted } = Array.prototype;
          Object.assign(window, { broken: true });
          Array.prototype.toSorted = function (this: { URL?: string }[], compare) {
            if ("broken" in window && this[0]?.URL) throw new Error("no sorting today");
            return toSorted.call(this, compare as never);
          };
        }),
    });
    const alert = page.getByRole("alert").filter({ hasText: "The list of sources could not be shown" });
    await alert.waitFor();
    expect(await alert.textContent()).not.toContain("no sorting today");
    expect(await hasParts(page)).toEqual(LAST_PARTS.filter((part) => part !== "Sources"));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain("no sorting today");

    await page.evaluate(() => Reflect.deleteProperty(window, "broken"));
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "Sources" }).waitFor();
    expect(await hasParts(page)).toEqual(LAST_PARTS);
  });

  test("says so after a click that fails, and the page goes on", async () => {
    const { page } = await stage.open();
    await page.evaluate(() => {
      URL.createObjectURL = () => {
        throw new Error("no files today");
      };
    });
    await page.getByRole("button", { name: "Claims (CSV)" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "Something on this page went wrong" });
    await alert.waitFor();
    await alert.getByRole("button", { name: "Close" }).click();
    await alert.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
  });
});
