import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { LARGE, SHEETS, TIMED, UNIT } from "./projects.ts";
import { ROOT } from "./story/read-folder.ts";

/** What starts a browser or a command, builds a page, or reads a built one. */
const NEEDS_MORE =
  /^(?:tests\/(?:open-page|build-once|cli\/run-waybill|golden\/golden-page)|src\/cli\/(?:browser\/browser|server\/site))\.ts$|^(?:playwright-core|vite)$/;
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^"]*?from\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/gm;

/** All that a file imports, however many files away, types aside: paths from the repository's root, and names of packages. */
function reachedFrom(file: string): Set<string> {
  const reached = new Set([file]);
  for (const from of reached) {
    const path = join(ROOT, from);
    if (!existsSync(path) || !/\.(?:ts|js|mjs)$/.test(from)) continue;
    for (const [, one, other] of readFileSync(path, "utf8").matchAll(IMPORT)) {
      const to = (one ?? other)!;
      reached.add(to.startsWith(".") ? relative(ROOT, join(dirname(path), to)) : to);
    }
  }
  return reached;
}

const moreThanNode = (file: string) => [...reachedFrom(file)].filter((to) => NEEDS_MORE.test(to));
const all = readdirSync(join(ROOT, "tests"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `tests/${name.replaceAll("\\", "/")}`);
const inSome = (patterns: readonly string[], file: string) => patterns.some((pattern) => patternOf(pattern).test(file));
const unit = all.filter((file) => inSome([...UNIT, ...LARGE], file));

/** For the globs of our lists: a star, two stars and braces. */
function patternOf(glob: string): RegExp {
  const parts: Record<string, string> = { "**/": "(?:.*/)?", "*": "[^/]*", "{": "(?:", "}": ")", ",": "|", ".": "\\." };
  return new RegExp(`^${glob.replace(/\*\*\/|[*{},.]/g, (part) => parts[part]!)}$`);
}

it("a unit test, large or not, starts no browser and no command, and needs no build", () => {
  expect(unit.length).toBeGreaterThan(40);
  expect(unit.filter((file) => moreThanNode(file).length > 0)).toEqual([]);
});

it("a test that needs nothing but Node is a unit test", () => {
  const others = all.filter((file) => !unit.includes(file) && !TIMED.includes(file));
  expect(others.length).toBeGreaterThan(30);
  expect(others.filter((file) => moreThanNode(file).length === 0)).toEqual([]);
});

it("every name of a list is that of a test", () => {
  for (const pattern of [...UNIT, ...LARGE, ...TIMED, ...SHEETS]) {
    const names = /\{([^}]+)\}/.exec(pattern)?.[1]?.split(",") ?? [""];
    for (const name of names)
      expect(
        all.filter((file) => patternOf(pattern.replace(/\{[^}]+\}/, name)).test(file)),
        `${pattern} ${name}`,
      ).not.toEqual([]);
  }
});
