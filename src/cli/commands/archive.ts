import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ArchivedText } from "../../lint/linting.ts";
import { UsageError } from "../exit-codes.ts";
import { faultInWords, readFileWithin } from "../files/read-file.ts";

/** Far more than any text that a person has read. */
const MAX_TEXT_BYTES = 50_000_000;

/**
 * The texts of an archive, `<source id>.txt` each, by source id; what has such a name and is no file is left out. Throws
 * UsageError where there is no such folder, or a text cannot be read.
 */
export async function readArchive(folder: string): Promise<Map<string, ArchivedText>> {
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined)
    throw new UsageError(`There is no folder "${folder}". Name one that holds <source id>.txt for each source.`);
  const texts = new Map<string, ArchivedText>();
  for (const name of names.filter((found) => found.endsWith(".txt")).sort()) {
    const reading = await readFileWithin(join(folder, name), MAX_TEXT_BYTES);
    if (reading.kind === "not-a-file" || reading.kind === "missing") continue;
    if (reading.kind !== "read")
      throw new UsageError(`"${join(folder, name)}" ${faultInWords(reading, MAX_TEXT_BYTES)}. Correct or remove it.`);
    const sha256 = createHash("sha256").update(reading.bytes).digest("hex");
    texts.set(name.slice(0, -".txt".length), { text: reading.bytes.toString("utf8"), sha256 });
  }
  return texts;
}
