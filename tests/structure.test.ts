import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { circlesIn, code, files, imports, sourceOf, texts, walk, type Import } from "./imports.ts";
import { ROOT } from "./story/read-folder.ts";

/** What the files of a folder of src may import from other folders, values and types alike. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  geometry: [],
  story: ["geometry"],
  format: ["geometry", "story"],
  tour: ["geometry", "story"],
  words: ["geometry", "story", "tour"],
  lint: ["geometry", "story", "format"],
  exchange: ["geometry", "story", "words"],
  basemap: ["geometry"],
  map: ["geometry", "story", "tour", "words", "basemap"],
  picture: ["geometry", "story", "tour", "words", "basemap", "map", "format"],
  ui: ["geometry", "story", "format", "tour", "words", "lint", "exchange", "basemap", "map", "picture"],
  viewer: ["geometry", "story", "format", "tour", "words", "lint", "exchange", "basemap", "map", "picture", "ui"],
  // Of pictures what is asked for and what is in their files; the rest belongs to a page, and is known by its types.
  cli: ["geometry", "story", "format", "tour", "words", "lint", "exchange", "basemap", "picture"],
  // The doors of the package.
  "": ["geometry", "story", "format", "tour", "words", "lint", "exchange", "basemap", "map", "picture"],
};
const DOORS = ["src/index.ts", "src/map.ts", "src/picture.ts", "src/svelte.ts"];
/** The entry points: they choose the language, and hand it down. Only they know English. */
const CHOOSE_LANGUAGE = [
  "src/cli/run.ts",
  "src/index.ts",
  "src/map/story-map.ts",
  "src/picture/picture-maker.ts",
  "src/viewer/App.svelte",
];
const PICTURE_IN_NODE = /^src\/picture\/(request|file)\//;
const IS_WORKER = /\.worker\.ts$/;

/** Folders that run anywhere: no page, no Node, no drawing, no reactivity, no clock, no chance. */
const PURE = ["geometry", "story", "format", "tour", "words", "lint", "exchange"];
const NOT_IN_PURE =
  /^(maplibre-gl|svelte|@lucide|@fontsource|playwright-core|@sparticuz|commander|mrmime|vite|vitest|tsx)/;
const HOST_OBJECTS = ["document", "window", "globalThis", "self", "navigator", "process", "performance", "fetch"];
const HOST_CALLS = ["setTimeout", "setInterval", "requestAnimationFrame", "Date.now", "Math.random"];
const NOT_AS_NAME = /^(utils?|helpers?|common|lib|misc|types)$/i;
const MOST_LINES = 400;

/** `map` for src/map/style/style.ts. */
function folderOf(file: string): string {
  return /^src\/([^/]+)\//.exec(file)?.[1] ?? "";
}

const relative = imports.filter(({ isRelative }) => isRelative);
const isNode = (to: string) => to.startsWith("node:") || builtinModules.includes(to);

/** Where an import is not allowed, in words; a list of these is empty or tells all that is wrong. */
function words({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

describe("the source", () => {
  it("is read by these tests: every folder of it, imports in each, and beside the folders the doors alone", () => {
    expect([...new Set(files.map(folderOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
    expect(files.filter((file) => folderOf(file) === "").sort()).toEqual(DOORS);
    for (const folder of Object.keys(MAY_IMPORT))
      expect(imports.filter(({ from }) => folderOf(from) === folder).length, folder).toBeGreaterThan(0);
    expect(imports.some(({ from }) => from.endsWith(".svelte"))).toBe(true);
    expect(imports.some(({ isTypeOnly }) => isTypeOnly)).toBe(true);
    expect(relative.some(({ from, to }) => from.endsWith("load-story.ts") && IS_WORKER.test(to))).toBe(true);
    expect(relative.filter(({ to }) => !existsSync(join(ROOT, to))).map(words)).toEqual([]);
  });

  it("imports in one direction: a folder from those below it, types as well as values", () => {
    const wrong = relative.filter(({ from, to }) => {
      const [own, other] = [folderOf(from), folderOf(to)];
      if (other === "") return !(own === "cli" && to === "package.json");
      return other !== own && !MAY_IMPORT[own]!.includes(other);
    });
    expect(wrong.map(words)).toEqual([]);
    // The directions themselves lead nowhere round.
    expect(circlesIn(new Map(Object.entries(MAY_IMPORT)))).toEqual([]);
  });

  it("imports in no circle, types as well as values", () => {
    const graph = new Map(code.map((file) => [file, relative.filter(({ from }) => from === file).map(({ to }) => to)]));
    expect(circlesIn(graph)).toEqual([]);
  });

  it("of the command line starts no worker, and knows of pictures what is asked for and what their files hold", () => {
    const reached = relative.filter(({ from }) => folderOf(from) === "cli");
    const pictures = reached.filter(({ to }) => folderOf(to) === "picture");
    expect(pictures.some(({ to }) => PICTURE_IN_NODE.test(to))).toBe(true);
    expect(pictures.filter(({ to, isTypeOnly }) => !isTypeOnly && !PICTURE_IN_NODE.test(to)).map(words)).toEqual([]);
    expect(reached.filter(({ to }) => IS_WORKER.test(to)).map(words)).toEqual([]);
  });

  it("that the command line loads leads to no page: no map, no component and no worker, however many files away", () => {
    const loaded = new Set(code.filter((file) => folderOf(file) === "cli"));
    for (const file of loaded)
      for (const { from, to, isTypeOnly } of relative) if (from === file && !isTypeOnly) loaded.add(to);
    expect(loaded.size).toBeGreaterThan(50);
    const ofPages = [...loaded].filter(
      (file) => ["map", "ui", "viewer"].includes(folderOf(file)) || IS_WORKER.test(file),
    );
    expect(ofPages).toEqual([]);
  });

  it("of the base map is data, for page, worker and Node alike: no MapLibre and no worker, types included", () => {
    const own = imports.filter(({ from }) => folderOf(from) === "basemap");
    expect(own.filter(({ to }) => /^maplibre-gl|^@maplibre/.test(to)).map(words)).toEqual([]);
    expect(files.filter((file) => folderOf(file) === "basemap" && IS_WORKER.test(file))).toEqual([]);
  });

  it("has its language from the entry points: all other code gets the words as an argument", () => {
    const outside = relative.filter(({ from, to }) => folderOf(from) !== "words" && /^src\/words\/en[./]/.test(to));
    expect([...new Set(outside.map(({ from }) => from))].sort()).toEqual(CHOOSE_LANGUAGE);
  });

  it("has process, files and packages of Node in the command line only", () => {
    expect(imports.filter(({ from, to }) => folderOf(from) !== "cli" && isNode(to)).map(words)).toEqual([]);
  });

  it("has no element written as text: no {@html}, innerHTML or eval", () => {
    const pattern =
      /\{@html|innerHTML|outerHTML|insertAdjacentHTML|setHTML|srcdoc|document\.write|\beval\(|new Function\(/;
    expect(code.filter((file) => pattern.test(texts.get(file) ?? ""))).toEqual([]);
  });

  it("has no file or folder that is named for nothing", () => {
    const names = files.flatMap((file) => file.split("/")).map((name) => basename(name).replace(/\..*$/, ""));
    expect(names.filter((name) => NOT_AS_NAME.test(name))).toEqual([]);
  });

  it("has no file of more than 400 lines", () => {
    const lines = code.map((file) => [file, (texts.get(file) ?? "").trimEnd().split("\n").length] as const);
    expect(lines.filter(([, count]) => count > MOST_LINES)).toEqual([]);
  });
});

describe.each(PURE)("the code of src/%s", (folder) => {
  const own = code.filter((file) => folderOf(file) === folder);

  it("imports nothing that draws, reacts, or belongs to Node or a page", () => {
    const wrong = imports.filter(({ from, to }) => folderOf(from) === folder && (NOT_IN_PURE.test(to) || isNode(to)));
    expect(wrong.map(words)).toEqual([]);
    expect(own.filter((file) => !file.endsWith(".ts") || file.endsWith(".svelte.ts"))).toEqual([]);
  });

  it("knows no clock, no chance and no host", () => {
    const found: string[] = [];
    for (const file of own)
      walk(sourceOf(file), (node) => {
        if (ts.isIdentifier(node) && HOST_OBJECTS.includes(node.text) && !isName(node))
          found.push(`${file}: ${node.text}`);
        if (ts.isCallExpression(node) && HOST_CALLS.includes(node.expression.getText()))
          found.push(`${file}: ${node.expression.getText()}`);
        const isDate = ts.isNewExpression(node) && node.expression.getText() === "Date";
        if (isDate && (node.arguments?.length ?? 0) === 0) found.push(`${file}: new Date()`);
      });
    expect(found).toEqual([]);
  });
});

describe("circles", () => {
  const circlesOf = (graph: Record<string, string[]>) => circlesIn(new Map(Object.entries(graph)));

  it("are found of two, of many and of one, each by all that is in it", () => {
    expect(circlesOf({ a: ["b"], b: ["a"] })).toEqual([["a", "b"]]);
    expect(circlesOf({ a: ["b", "d"], b: ["c"], c: ["a"], d: ["d"], e: ["a"] })).toEqual([["d"], ["a", "b", "c"]]);
  });

  it("are none where two ways lead to one end", () => {
    expect(circlesOf({ a: ["b", "c"], b: ["d"], c: ["d"], d: [] })).toEqual([]);
  });
});

/** True for `a.document`, `{ document: 1 }` and a field of an interface: a name within something of ours. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node;
}
