import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { STORY_FILES } from "../../format/draft.ts";
import { OWN_ROOT } from "../own-root.ts";
import { starterReadme } from "./starter-readme.ts";

const STARTER = join(OWN_ROOT, "geo/starter");
const SCHEMAS = join(OWN_ROOT, "static/schema");
/** Beside the story, so that an editor finds it wherever the folder is moved, and without a network. */
const SCHEMA_FOLDER = "schema";

/**
 * The files of a new story, path within its folder -> text: the starter with this id and title, its JSON Schemas, and a README.
 */
export async function starterStory(id: string, title: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of STORY_FILES) {
    const value = JSON.parse(await readFile(join(STARTER, name), "utf8")) as object;
    files.set(name, `${JSON.stringify(named(value, name, { id, title }), null, 2)}\n`);
  }
  for (const name of (await readdir(SCHEMAS)).sort())
    files.set(`${SCHEMA_FOLDER}/${name}`, await readFile(join(SCHEMAS, name), "utf8"));
  return files.set("README.md", starterReadme(title));
}

/** A list (sources.json is CSL-JSON) can name no schema. */
function named(value: object, name: string, head: { id: string; title: string }): object {
  if (Array.isArray(value)) return value;
  const $schema = `./${SCHEMA_FOLDER}/${name.replace(/\.\w+$/, "")}.schema.json`;
  return { ...value, $schema, ...(name === "story.json" ? head : {}) };
}

/** A title from the name of a folder: `harbour-files` gives `Harbour files`. `My story` where no letter or digit is in it. */
export function titleFromName(name: string): string {
  const words = name.replace(/[-_.\s]+/g, " ").trim();
  return /[\p{L}\p{N}]/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : "My story";
}
