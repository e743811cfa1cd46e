import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import ts from "typescript";
import { ROOT } from "./story/read-folder.ts";

/** One import of a file of src; paths from the repository's root. */
export interface Import {
  from: string;
  /** A path where the import is relative, else the name of a package. */
  to: string;
  isRelative: boolean;
  isTypeOnly: boolean;
}

/** All files of src, from the repository's root. */
export const files = readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => normalize(join(entry.parentPath, entry.name)).slice(ROOT.length));
/** Those of code, and the text of each. */
export const code = files.filter((file) => /\.(ts|js|svelte)$/.test(file));
export const texts: ReadonlyMap<string, string> = new Map(
  code.map((file) => [file, readFileSync(join(ROOT, file), "utf8")]),
);
export const imports: readonly Import[] = code.flatMap(importsOf);

/** The scripts of a file as TypeScript reads them: the file itself, or the script elements of a component. */
export function sourceOf(file: string): ts.SourceFile {
  const all = texts.get(file) ?? "";
  const scripts = [...all.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join("\n");
  return ts.createSourceFile(file, file.endsWith(".svelte") ? scripts : all, ts.ScriptTarget.Latest, true);
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/** Imports of values, of types, on demand, and of workers by their address. */
function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (name: ts.Node | undefined, isTypeOnly: boolean) => {
    if (!name || !ts.isStringLiteralLike(name)) return;
    const isRelative = name.text.startsWith(".");
    const to = isRelative ? normalize(join(file, "..", name.text.replace(/\?.*$/, ""))) : name.text;
    found.push({ from: file, to, isRelative, isTypeOnly });
  };
  walk(sourceOf(file), (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    if (ts.isNewExpression(node) && node.expression.getText() === "URL" && isOfFile(node))
      add(node.arguments?.[0], false);
  });
  return found;
}

/** True for `new URL("./story.worker.ts", import.meta.url)`. */
function isOfFile({ arguments: [name, base] = [] as never }: ts.NewExpression): boolean {
  return name !== undefined && /\.(ts|js)["'`]$/.test(name.getText()) && base?.getText() === "import.meta.url";
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

/** Circles in a graph: groups of nodes each of which leads to every other of its group, after Tarjan. */
export function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.includes(next)) lowest.set(node, Math.min(lowest.get(node)!, lowest.get(next)!));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const group = open.splice(open.indexOf(node));
    if (group.length > 1 || graph.get(node)?.includes(node)) circles.push(group.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}
