import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pageFontFiles } from "../../src/map/page-fonts.ts";
import { ROOT } from "../story/read-folder.ts";

it("fonts that a script adds to a page are those that the style sheet names, file by file", () => {
  const css = readFileSync(join(ROOT, "static/fonts/fonts.css"), "utf8");
  const named = css
    .split("@font-face")
    .slice(1)
    .map((rule) => {
      const value = (pattern: RegExp) => pattern.exec(rule)![1]!;
      return {
        family: value(/font-family: "([^"]+)"/),
        url: `https://host.test/fonts/${value(/url\("([^"]+)"\)/)}`,
        weight: value(/font-weight: (\d+)/),
        style: value(/font-style: (\w+)/),
        unicodeRange: value(/unicode-range: ([^;]+);/).replaceAll(", ", ","),
      };
    });
  const inOrder = (files: { url: string; family: string }[]) =>
    [...files].sort((a, b) => `${a.url} ${a.family}`.localeCompare(`${b.url} ${b.family}`));
  expect(named.length).toBeGreaterThan(100);
  expect(inOrder(pageFontFiles("https://host.test/"))).toEqual(inOrder(named));
});
