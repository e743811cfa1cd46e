import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, join, normalize } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ROOT } from "./story/read-folder.ts";

/** What the files of a folder of src may import from other folders. Type-only imports are named apart. */
const MAY_IMPORT: Record<string, { values: string[]; types?: string[] }> = {
  story: { values: [] },
  map: { values: ["story"] },
  export: { values: ["map", "story"] },
  app: { values: ["export", "map", "story"] },
  cli: { values: ["story"], types: ["export"] },
  // main.ts itself.
  "": { values: ["app", "export", "map", "story"] },
};

/** A core that runs anywhere: no page, no Node, no drawing, no reactivity. */
const NOT_IN_STORY =
  /^(maplibre-gl|svelte|@lucide|@fontsource|playwright-core|@sparticuz|commander|mrmime|vite|vitest|tsx)/;
const HOST_OBJECTS = ["document", "window", "globalThis", "self", "navigator", "process", "performance", "fetch"];
const HOST_CALLS = ["setTimeout", "setInterval", "requestAnimationFrame", "Date.now", "Math.random"];
const NOT_AS_NAME = /^(utils?|helpers?|common|lib|misc|types)$/i;
const MOST_LINES = 400;

interface Import {
  from: string;
  to: string;
  isTypeOnly: boolean;
}

const files = readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => normalize(join(entry.parentPath, entry.name)).slice(ROOT.length));
const code = files.filter((file) => /\.(ts|js|svelte)$/.test(file));
const text = new Map(code.map((file) => [file, readFileSync(join(ROOT, file), "utf8")]));

/** The scripts of a file as TypeScript reads them: the file itself, or the script elements of a component. */
function sourceOf(file: string): ts.SourceFile {
  const all = text.get(file) ?? "";
  const scripts = [...all.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join("\n");
  return ts.createSourceFile(file, file.endsWith(".svelte") ? scripts : all, ts.ScriptTarget.Latest, true);
}

function walk(node: ts.Node, visit: (node: ts.Node) => void) {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (clause === undefined) return false;
  const named = clause.namedBindings;
  const eachIsType =
    clause.name === undefined && named !== undefined && ts.isNamedImports(named) && named.elements.length > 0;
  return (
    clause.phaseModifier === ts.SyntaxKind.TypeKeyword || (eachIsType && named.elements.every((one) => one.isTypeOnly))
  );
}

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  walk(sourceOf(file), (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      found.push({ from: file, to: (node.moduleSpecifier as ts.StringLiteral).text, isTypeOnly: isTypeOnly(node) });
    const isImportCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (isImportCall && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0]))
      found.push({ from: file, to: node.arguments[0].text, isTypeOnly: false });
  });
  return found;
}

/** `map` for src/map/style/style.ts, and nothing for src/viewer/main.ts. */
function folderOf(file: string): string {
  return /^src\/([^/]+)\//.exec(file)?.[1] ?? "";
}

const imports = code.flatMap(importsOf);
const relative = imports
  .filter(({ to }) => to.startsWith("."))
  .map(({ from, to, isTypeOnly }) => ({ from, to: normalize(join(from, "..", to)), isTypeOnly }));

/** Where an import is not allowed, in words; a list of these is empty or tells all that is wrong. */
function words({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

describe("the source", () => {
  it("is read by these tests: every folder of it, and imports in each", () => {
    expect([...new Set(code.map(folderOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
    for (const folder of Object.keys(MAY_IMPORT))
      expect(imports.filter(({ from }) => folderOf(from) === folder).length, folder).toBeGreaterThan(0);
    expect(imports.some(({ from }) => from.endsWith(".svelte"))).toBe(true);
  });

  it("imports to the left only: story <- map <- export <- app <- main.ts, and cli -> story", () => {
    const wrong = relative.filter(({ from, to, isTypeOnly }) => {
      const [own, other] = [folderOf(from), folderOf(to)];
      const { values, types = [] } = MAY_IMPORT[own] ?? { values: [] };
      if (!to.startsWith("src/")) return !(own === "cli" && to === "package.json") && own !== "";
      return other !== own && !values.includes(other) && !(isTypeOnly && types.includes(other));
    });
    expect(wrong.map(words)).toEqual([]);
  });

  it("of the command line reaches the page's code by types alone", () => {
    const reached = relative.filter(({ from, to }) => folderOf(from) === "cli" && folderOf(to) === "export");
    expect(reached.length).toBeGreaterThan(0);
    expect(reached.filter(({ isTypeOnly }) => !isTypeOnly).map(words)).toEqual([]);
  });

  it("has process, files and packages of Node in the command line only", () => {
    const isNode = (to: string) => to.startsWith("node:") || builtinModules.includes(to);
    expect(imports.filter(({ from, to }) => folderOf(from) !== "cli" && isNode(to)).map(words)).toEqual([]);
  });

  it("has no element written as text: no {@html}, innerHTML or eval", () => {
    const pattern =
      /\{@html|innerHTML|outerHTML|insertAdjacentHTML|setHTML|srcdoc|document\.write|\beval\(|new Function\(/;
    expect(code.filter((file) => pattern.test(text.get(file) ?? ""))).toEqual([]);
  });

  it("has no file or folder that is named for nothing", () => {
    const names = files.flatMap((file) => file.split("/")).map((name) => basename(name).replace(/\..*$/, ""));
    expect(names.filter((name) => NOT_AS_NAME.test(name))).toEqual([]);
  });

  it("has no file of more than 400 lines", () => {
    const lines = code.map((file) => [file, (text.get(file) ?? "").trimEnd().split("\n").length] as const);
    expect(lines.filter(([, count]) => count > MOST_LINES)).toEqual([]);
  });
});

describe("the story's own code", () => {
  const own = code.filter((file) => folderOf(file) === "story");

  it("imports nothing that draws, reacts, or belongs to Node or a page", () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        folderOf(from) === "story" && (NOT_IN_STORY.test(to) || builtinModules.includes(to.replace("node:", ""))),
    );
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

/** True for `a.document`, `{ document: 1 }` and a field of an interface: a name within something of ours. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node;
}
