import { visit, type JSONPath } from "jsonc-parser";
import { pointerOf, type Finding, type Path, type Problem } from "./problem.ts";
import { shown } from "./shown.ts";

/** A tree of the paths that are looked for, so that the rest of a large file is passed over. */
interface PathNode {
  children: Map<string, PathNode>;
  atValue: Finding[];
  atKey: Finding[];
  /** Where the value stands; undefined while it was not found. */
  span?: Span;
}

/** Where something stands in a text: UTF-16 units from its start. `end` is one past the last. */
interface Span {
  start: number;
  end: number;
}

/**
 * The findings as problems, with the place of each, in file order: files in the order of `texts`, other files last. A
 * finding whose path is not in the text is placed at what stands around it, at the start of the file where nothing does. No message steers a terminal or turns words
 * around, whatever text of the story stands in it.
 */
export function placeFindings(findings: readonly Finding[], texts: ReadonlyMap<string, string>): Problem[] {
  const byFile = new Map<string, Finding[]>([...texts.keys()].map((file) => [file, []]));
  for (const finding of findings) {
    const sameFile = byFile.get(finding.file);
    if (sameFile) sameFile.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  return [...byFile].flatMap(([file, found]) => (found.length === 0 ? [] : placeInFile(found, texts.get(file) ?? "")));
}

function placeInFile(findings: readonly Finding[], text: string): Problem[] {
  const spans = spansOf(
    findings.filter((finding) => finding.offset === undefined),
    text,
  );
  const placed = findings
    .map((finding) => ({ finding, span: givenSpan(finding) ?? spans.get(finding) ?? { start: 0, end: 0 } }))
    .sort((a, b) => a.span.start - b.span.start);
  const places = placesOf(
    placed.flatMap(({ span }) => [span.start, span.end]),
    text,
  );
  return placed.map(({ finding, span }) => {
    const { code, severity, file, path, message } = finding;
    const [{ line, column }, end] = [places.get(span.start)!, places.get(span.end)!];
    const where = { line, column, endLine: end.line, endColumn: end.column };
    return { code, severity, file, pointer: pointerOf(path), ...where, message: shown(message) };
  });
}

function givenSpan({ offset, length = 0 }: Finding): Span | undefined {
  return offset === undefined ? undefined : { start: offset, end: offset + length };
}

/** Line and column, from 1, of each of some offsets. */
function placesOf(offsets: readonly number[], text: string): Map<number, { line: number; column: number }> {
  const places = new Map<number, { line: number; column: number }>();
  let line = 1;
  let lineStart = 0;
  let passed = 0;
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    for (; passed < offset; passed++) {
      const unit = text.charCodeAt(passed);
      if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(passed + 1) !== 0x0a)) {
        line += 1;
        lineStart = passed + 1;
      }
    }
    places.set(offset, { line, column: offset - lineStart + 1 });
  }
  return places;
}

function spansOf(findings: readonly Finding[], text: string): Map<Finding, Span> {
  const spans = new Map<Finding, Span>();
  if (findings.length === 0) return spans;
  const root = treeOf(findings);
  const note = (found: readonly Finding[], start: number, end: number) => {
    // Where a key stands twice, JSON.parse keeps the last, so the last place wins here too.
    for (const finding of found) spans.set(finding, { start, end });
  };
  const begun: { node: PathNode | undefined; start: number }[] = [];
  const noteValue = (node: PathNode | undefined, start: number, end: number) => {
    if (node === undefined) return;
    node.span = { start, end };
    note(node.atValue, start, end);
  };
  const begin = (start: number, _length: number, _line: number, _character: number, path: () => JSONPath) => {
    const node = nodeAt(root, path());
    begun.push({ node, start });
    return node !== undefined && node.children.size > 0;
  };
  const end = (offset: number, length: number) => {
    const { node, start } = begun.pop()!;
    noteValue(node, start, offset + length);
  };
  visit(text, {
    onObjectBegin: begin,
    onObjectEnd: end,
    onArrayBegin: begin,
    onArrayEnd: end,
    onObjectProperty: (key, offset, length, _line, _character, path) =>
      note(nodeAt(root, path())?.children.get(key)?.atKey ?? [], offset, offset + length),
    onLiteralValue: (_value, offset, length, _line, _character, path) =>
      noteValue(nodeAt(root, path()), offset, offset + length),
  });
  for (const finding of findings) {
    const around = spans.has(finding) ? undefined : spanAround(root, finding.path);
    if (around !== undefined) spans.set(finding, around);
  }
  return spans;
}

/** The span of the innermost value on the path that is in the text; undefined where that is the whole file. */
function spanAround(root: PathNode, path: Path): Span | undefined {
  let span: Span | undefined;
  let node: PathNode | undefined = root;
  for (const step of path) {
    node = node?.children.get(String(step));
    span = node?.span ?? span;
  }
  return span;
}

function treeOf(findings: readonly Finding[]): PathNode {
  const root = emptyNode();
  for (const finding of findings) {
    let node = root;
    for (const step of finding.path) {
      const key = String(step);
      const child = node.children.get(key) ?? emptyNode();
      node.children.set(key, child);
      node = child;
    }
    (finding.atKey ? node.atKey : node.atValue).push(finding);
  }
  return root;
}

function emptyNode(): PathNode {
  return { children: new Map(), atValue: [], atKey: [] };
}

function nodeAt(root: PathNode, path: JSONPath): PathNode | undefined {
  let node: PathNode | undefined = root;
  for (const step of path) node = node?.children.get(String(step));
  return node;
}
