import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ArchivedText } from "../../lint/linting.ts";
import { UsageError } from "../exit-codes.ts";

/** The texts of an archive, `<source id>.txt` each, by source id. Throws UsageError where there is no such folder. */
export async function readArchive(folder: string): Promise<Map<string, ArchivedText>> {
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined)
    throw new UsageError(`There is no folder "${folder}". Name one that holds <source id>.txt for each source.`);
  const texts = names
    .filter((name) => name.endsWith(".txt"))
    .map(async (name) => {
      const bytes = await readFile(join(folder, name));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return [name.slice(0, -".txt".length), { text: bytes.toString("utf8"), sha256 }] as const;
    });
  return new Map(await Promise.all(texts));
}
