import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SITE } from "../../src/cli/server/site.ts";
import { goTo, setStage, type Stage } from "../open-page.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

test("the policy wants scripts and workers from trusted addresses alone", async () => {
  const html = (await readFile(join(SITE, "index.html"), "utf8")).replaceAll("&#39;", "'");
  expect(html).toContain("require-trusted-types-for 'script'");
  expect(html).toContain("trusted-types svelte-trusted-html default");
});

test("a tour of the page, with a picture, breaks no rule of its content policy", async () => {
  const { page, errors } = await stage.open({
    prepare: (opening) =>
      opening.addInitScript(() => {
        const broken: string[] = [];
        Object.assign(window, { broken });
        addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) =>
          broken.push(`${violatedDirective} ${sample}`),
        );
      }),
  });
  for (const chapter of ["sea", "southwest"]) await goTo(page, chapter);
  await page.getByRole("button", { name: "Save image" }).click();
  await page.waitForFunction(() => (document.querySelector<HTMLCanvasElement>("dialog canvas")?.width ?? 0) > 0);
  expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken)).toEqual([]);
  expect(errors).toEqual([]);
});

test("an address or a script of another is not trusted", async () => {
  const { page } = await stage.open();
  const refused = await page.evaluate(() => {
    const throws = (act: () => unknown) => {
      try {
        act();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    return [
      throws(() => new Worker("/assets/other.js")),
      throws(() => new Worker("data:text/javascript,1")),
      throws(() => (document.createElement("script").text = "alert(1)")),
      throws(() => (document.createElement("p").innerHTML = "<img>")),
    ];
  });
  expect(refused).toEqual([true, true, true, true]);
});
