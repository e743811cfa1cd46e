import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, with a slash at its end. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The files of a folder as readStory takes them; expected.json belongs to the test, not to the story. */
export function readFolder(folder: string): Map<string, string> {
  const names = readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "expected.json")
    .map(({ name }) => name);
  return new Map(names.map((name) => [name, readFileSync(join(ROOT, folder, name), "utf8")]));
}
