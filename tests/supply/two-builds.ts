import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildInto } from "../../src/cli/server/site.ts";

/** Files of two builds of the page, each into an empty folder: path -> the SHA-256 of each, undefined where it has none. */
export async function buildTwice(): Promise<Map<string, [string | undefined, string | undefined]>> {
  const folder = mkdtempSync(join(tmpdir(), "waybill-builds-"));
  try {
    const sums: Map<string, string>[] = [];
    for (const name of ["one", "other"]) {
      await buildInto(join(folder, name));
      sums.push(sumsOf(join(folder, name)));
    }
    const [one, other] = sums as [Map<string, string>, Map<string, string>];
    const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
    return new Map(paths.map((path) => [path, [one.get(path), other.get(path)]]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sumsOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")];
    }),
  );
}
