import { visit, type JSONPath } from "jsonc-parser";
import { pointerOf, type Finding, type Problem } from "./problem.ts";
import { shown } from "./shown.ts";

/** A tree of the paths that are looked for, so that the rest of a large file is passed over. */
interface PathNode {
  children: Map<string, PathNode>;
  atValue: Finding[];
  atKey: Finding[];
}

/**
 * The findings as problems, with line and column, in file order: files in the order of `texts`, other files last.
 * A finding whose path is not in the text is placed at the start of the file. No message steers a terminal or turns words
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
  const unplaced = findings.filter((finding) => finding.offset === undefined);
  const offsets = offsetsOf(unplaced, text);
  const placed = findings
    .map((finding) => ({ finding, offset: finding.offset ?? offsets.get(finding) ?? 0 }))
    .sort((a, b) => a.offset - b.offset);
  let line = 1;
  let lineStart = 0;
  let passed = 0;
  return placed.map(({ finding, offset }) => {
    for (; passed < offset; passed++) {
      const unit = text.charCodeAt(passed);
      if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(passed + 1) !== 0x0a)) {
        line += 1;
        lineStart = passed + 1;
      }
    }
    const { code, severity, file, path, message } = finding;
    const place = { file, pointer: pointerOf(path), line, column: offset - lineStart + 1 };
    return { code, severity, ...place, message: shown(message) };
  });
}

function offsetsOf(findings: readonly Finding[], text: string): Map<Finding, number> {
  const offsets = new Map<Finding, number>();
  if (findings.length === 0) return offsets;
  const root = treeOf(findings);
  const note = (found: readonly Finding[], offset: number) => {
    // Where a key stands twice, JSON.parse keeps the last, so the last place wins here too.
    for (const finding of found) offsets.set(finding, offset);
  };
  const begin = (offset: number, _length: number, _line: number, _character: number, path: () => JSONPath) => {
    const node = nodeAt(root, path());
    if (node !== undefined) note(node.atValue, offset);
    return node !== undefined && node.children.size > 0;
  };
  // Without a callback for the end, the visitor would not find its way out of what is passed over.
  const end = () => {};
  visit(text, {
    onObjectBegin: begin,
    onObjectEnd: end,
    onArrayBegin: begin,
    onArrayEnd: end,
    onObjectProperty: (key, offset, _length, _line, _character, path) =>
      note(nodeAt(root, path())?.children.get(key)?.atKey ?? [], offset),
    onLiteralValue: (_value, offset, _length, _line, _character, path) =>
      note(nodeAt(root, path())?.atValue ?? [], offset),
  });
  return offsets;
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
