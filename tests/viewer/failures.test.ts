import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COARSE, inTemporaryFolder, REAL_STORY, setStage, type Stage } from "../open-page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

describe("a page that cannot show its map", () => {
  test("says so within ten seconds of its deadline where the worker is blocked, and keeps the text", async () => {
    const { page } = await stage.open({
      ...COARSE,
      state: "error",
      prepare: (opening) => opening.route("**/*worker*", (route) => route.abort()),
    });
    await expect(page.getByRole("alert").textContent()).resolves.toMatch(/its worker sends nothing/);
    await expect(page.getByRole("heading", { level: 1 }).textContent()).resolves.toMatch(/White House says/);
    await expect(page.getByRole("region", { name: "Sources" }).textContent()).resolves.toContain("RUSI");
  });

  test("says so where there is no WebGL", async () => {
    const { page } = await stage.open({
      ...COARSE,
      state: "error",
      prepare: (opening) =>
        opening.addInitScript(() => {
          const getContext = HTMLCanvasElement.prototype.getContext;
          HTMLCanvasElement.prototype.getContext = function (
            this: HTMLCanvasElement,
            kind: string,
            ...rest: unknown[]
          ) {
            return kind.startsWith("webgl")
              ? null
              : (getContext as (...all: unknown[]) => unknown).call(this, kind, ...rest);
          } as typeof getContext;
        }),
    });
    await expect(page.getByRole("alert").textContent()).resolves.toMatch(/does not offer WebGL 2/);
  });

  test("draws the route without a base map that cannot be fetched, names the file, and takes it when asked again", async () => {
    const { page } = await stage.open({
      ...COARSE,
      prepare: (opening) => opening.route("**/world.topo.json", (route) => route.abort()),
    });
    const note = page.locator(".map-note");
    await expect(note.getByRole("status").textContent()).resolves.toMatch(/without coasts.*world\.topo\.json/);
    expect(await page.evaluate(() => window.waybill!.map!.querySourceFeatures("base-countries").length)).toBeLessThan(
      9,
    );
    await page.unroute("**/world.topo.json");
    await note.getByRole("button", { name: "Try again" }).click();
    await page.waitForSelector('html[data-waybill="ready"]', { state: "attached" });
    await page.waitForFunction(() => window.waybill!.map!.querySourceFeatures("base-countries").length > 9);
    expect(await note.count()).toBe(0);
  });

  test("says in words that its graphics are lost for good, and draws the map again when asked", async () => {
    const { page, errors } = await stage.open(COARSE);
    await page.evaluate(() =>
      window.waybill!.map!.getCanvas().getContext("webgl2")!.getExtension("WEBGL_lose_context")!.loseContext(),
    );
    await page.waitForSelector('html[data-waybill="error"]', { state: "attached" });
    await expect(page.getByRole("alert").textContent()).resolves.toMatch(/graphics of the map were lost/);
    await page.getByRole("button", { name: "Draw the map again" }).click();
    await page.waitForSelector('html[data-waybill="ready"]', { state: "attached" });
    expect(errors).toEqual([]);
  });

  test("tries again by itself when the page is shown, or the connection is back", async () => {
    const { page } = await stage.open({
      ...COARSE,
      state: "error",
      prepare: (opening) => opening.route("**/story/claims.json", (route) => route.abort()),
    });
    await expect(page.getByRole("alert").textContent()).resolves.toMatch(/claims\.json cannot be fetched/);
    await page.unroute("**/story/claims.json");
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.waitForSelector('html[data-waybill="ready"]', { state: "attached" });
  });
});

describe("a broken story", () => {
  test("is shown as its list of problems, in plain words, and breaks no rule of axe", async () => {
    await inTemporaryFolder(async (folder) => {
      await cp(REAL_STORY, folder, { recursive: true });
      await writeFile(join(folder, "claims.json"), '{ "claims": [ { "id": "a" } ] ');
      const broken = await setStage(folder);
      try {
        const { page } = await broken.open({ state: "error" });
        await expect(page.getByRole("heading", { level: 1 }).textContent()).resolves.toBe("This story cannot be shown");
        const text = await page.getByRole("main").textContent();
        expect(text).toMatch(/claims\.json:1:\d+/);
        await page.evaluate(AxeBuilder.source);
        const found = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: typeof AxeBuilder };
          return (await axe.run(document)).violations.map(({ id }) => id);
        });
        expect(found).toEqual([]);
      } finally {
        await broken.close();
      }
    });
  });
});
