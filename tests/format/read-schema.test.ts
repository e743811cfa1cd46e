import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../../src/cli/write-schema.ts";
import { ROOT } from "../story/read-folder.ts";

describe("the published schema", () => {
  it("is what the reader checks with: `npm run schema` would change nothing", () => {
    const folder = join(ROOT, "static/schema");
    const committed = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]);
    expect(new Map(committed as [string, string][])).toEqual(jsonSchemas());
  });

  it("is what the files of the story point to", () => {
    for (const file of ["story.json", "places.geojson", "legs.geojson", "claims.json"]) {
      const { $schema } = JSON.parse(readFileSync(join(ROOT, "geo/najin-dunay", file), "utf8")) as { $schema: string };
      expect([...jsonSchemas().keys()].map((name) => `../../static/schema/${name}`)).toContain($schema);
    }
  });

  it.each([...jsonSchemas()])("%s has a name of its own, and says what each property means", (file, text) => {
    const schema = JSON.parse(text) as Schema;
    expect(schema.$id).toBe(`urn:waybill:schema:${file.split(".")[0]}:1`);
    const properties = propertiesIn(schema, "");
    expect(properties.length).toBeGreaterThan(2);
    const silent = properties.filter(({ property }) => (property.description ?? "").trim() === "");
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

interface Schema {
  $id?: string;
  description?: string;
  properties?: Record<string, Schema>;
}

/** Every property that a schema names, however deep, with the path that leads to it. */
function propertiesIn(node: unknown, path: string): { path: string; property: Schema }[] {
  if (typeof node !== "object" || node === null) return [];
  const own = Object.entries((node as Schema).properties ?? {});
  return [
    ...own.map(([name, property]) => ({ path: `${path}/${name}`, property })),
    ...own.flatMap(([name, property]) => propertiesIn(property, `${path}/${name}`)),
    ...Object.entries(node)
      .filter(([key]) => key !== "properties")
      .flatMap(([key, inner]) => propertiesIn(inner, `${path}/${key}`)),
  ];
}
