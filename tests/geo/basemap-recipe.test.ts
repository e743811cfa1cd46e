import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const RECIPE = new URL("../../geo/basemap/", import.meta.url);
const MODULES = readdirSync(RECIPE).filter((name) => name.endsWith(".mjs"));

interface Comparison {
  name: string;
  hashes: string[];
  same: boolean;
}
// The recipe is plain JavaScript, which the compiler does not read.
const { compareFolders } = (await import(new URL("check.mjs", RECIPE).href)) as {
  compareFolders(folders: string[]): Comparison[];
};

const work = mkdtempSync(join(tmpdir(), "waybill-recipe-"));
afterAll(() => rmSync(work, { recursive: true }));

function folderOf(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, name, file)), { recursive: true });
    writeFileSync(join(work, name, file), text);
  }
  return join(work, name);
}

test("every package that the recipe reads stands in its own manifest", () => {
  const { dependencies } = JSON.parse(readFileSync(new URL("package.json", RECIPE), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const texts = MODULES.map((name) => readFileSync(new URL(name, RECIPE), "utf8")).join("\n");
  const fonts = [...texts.matchAll(/family: "([\w-]+)"/g)].map(([, family]) => `@fontsource/${family}`);
  const read = [...texts.matchAll(/(?: from |npmFile\(|npmJson\()"((?:@[\w-]+\/)?[\w.-]+)[^"]*"/g)].map(
    ([, name]) => name!,
  );
  const packages = read.filter((name) => !name.startsWith(".") && name !== "node");
  const used = [...new Set([...packages, ...fonts, "@fontsource/noto-sans-kr"])];
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((name) => !(name in dependencies))).toEqual([]);
  expect(Object.keys(dependencies).filter((name) => !used.includes(name))).toEqual([]);
});

test("the comparison of builds finds a byte that differs, a file that is missing and one that is left over", () => {
  const committed = folderOf("committed", {
    "basemap/world.topo.json": "{}",
    "basemap/gulf.topo.json": "{}",
    "basemap/README.md": "by hand",
    "fonts/left-over.woff2": "font",
  });
  const built = { "basemap/world.topo.json": "{}", "basemap/gulf.topo.json": "{ }", "fonts/new.woff2": "font" };
  const rows = compareFolders([committed, folderOf("first", built), folderOf("second", built)]);
  expect(rows.map(({ name, same }) => [name, same])).toEqual([
    ["basemap/gulf.topo.json", false],
    ["basemap/world.topo.json", true],
    ["fonts/left-over.woff2", false],
    ["fonts/new.woff2", false],
  ]);
  expect(rows[3]?.hashes[0]).toBe("missing");
});
