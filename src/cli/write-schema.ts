import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema, RegexAction } from "valibot";
import { ChapterShape, claimsFile, ClaimShape, FORMAT, storyFile, UnknownShape } from "../format/schema/schema.ts";
import { featureFile, PublishedPlace, PublishedStretch } from "../format/schema/schema-geojson.ts";
import { SourceShape, sourcesFile } from "../format/schema/schema-sources.ts";

const FILES: Record<string, { title: string; shape: GenericSchema }> = {
  "story.schema.json": { title: "Waybill: story.json", shape: storyFile(ChapterShape, UnknownShape) },
  "places.schema.json": { title: "Waybill: places.geojson", shape: featureFile(PublishedPlace, { atLeast: 1 }) },
  "legs.schema.json": { title: "Waybill: legs.geojson", shape: featureFile(PublishedStretch, { atLeast: 0 }) },
  "claims.schema.json": { title: "Waybill: claims.json", shape: claimsFile(ClaimShape) },
  "sources.schema.json": { title: "Waybill: sources.json (CSL-JSON 1.0.2)", shape: sourcesFile(SourceShape) },
};

/** The JSON Schema (draft 7) of each file of a story: file name -> text, made from what the reader checks with. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(FILES).map(([file, { title, shape }]) => {
      const { $schema, ...schema } = toJsonSchema(shape, {
        // Patterns of JSON Schema are Unicode ones; a flag has no place in it.
        overrideAction: ({ valibotAction, jsonSchema }) =>
          valibotAction.type === "regex" && (valibotAction as RegexAction<string, undefined>).requirement.flags === "u"
            ? { ...jsonSchema, pattern: (valibotAction as RegexAction<string, undefined>).requirement.source }
            : undefined,
      });
      const $id = `urn:waybill:schema:${file.replace(".schema.json", "")}:${FORMAT}`;
      return [file, `${JSON.stringify({ $schema, $id, title, ...schema }, null, 2)}\n`];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL("../../static/schema/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of jsonSchemas()) writeFileSync(new URL(file, folder), text);
}
