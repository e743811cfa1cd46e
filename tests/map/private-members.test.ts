import ts from "typescript";
import { expect, it } from "vitest";
import { code, sourceOf, walk } from "../imports.ts";

const DOOR = "src/map/maplibre/private-members.ts";
/** Members of MapLibre's classes that its documentation does not name. */
const PRIVATE =
  /^(?:_[a-zA-Z]|painter$|tileManagers$|lineAtlas$|glyphManager$|fontFaceManager$|workerPool$|dispatcher$)/;

function privateIn(file: string): string[] {
  const found: string[] = [];
  walk(sourceOf(file), (node) => {
    if (ts.isPropertyAccessExpression(node) && PRIVATE.test(node.name.text)) found.push(`${file}: ${node.getText()}`);
    if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression))
      if (PRIVATE.test(node.argumentExpression.text)) found.push(`${file}: ${node.getText()}`);
  });
  return found;
}

it("MapLibre's private members are touched behind one door", () => {
  expect(privateIn(DOOR).length).toBeGreaterThan(10);
  expect(code.filter((file) => file !== DOOR).flatMap(privateIn)).toEqual([]);
});
