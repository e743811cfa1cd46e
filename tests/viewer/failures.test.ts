import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTemporaryFolder, REAL_STORY, setStage, type Stage } from "../open-page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

describe("a page that cannot show its map", () => {
  test("says so within ten seconds of its deadline where the worker is blocked, and keeps the text", async () => {
    const { page } = await stage.open({
      state: "error",
      prepare: (opening) => opening.route("**/*worker*", (route) => route.abort()),
    });
    await expect(page.getByRole("alert").textContent()).resolves.toMatch(/its worker sends nothing/);
    await expect(page.getByRole("heading", { level: 1 }).textContent()).resolves.toMatch(/White House says/);
    await expect(page.getByRole("region", { name: "Sources" }).textContent()).resolves.toContain("RUSI");
  });

  test("says so where there is no WebGL", async () => {
    const { page } = await stage.open({
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

  test("names the file where the base map cannot be fetched", async () => {
    const { page } = await stage.open({
      state: "error",
      prepare: (opening) => opening.route("**/world.topo.json", (route) => route.abort()),
    });
    await expect(page.getByRole("alert").textContent()).resolves.toMatch(/world\.topo\.json/);
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
