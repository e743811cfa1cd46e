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
});
