import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const recipe = fileURLToPath(new URL("build.mjs", import.meta.url));
const hashDigits = 16;

/**
 * Builds twice, each time in a process and a folder of its own, and prints the SHA-256 of every file of both builds beside
 * that of the committed one in `committed`. True where all three are the same bytes. With `fresh` each build downloads and
 * unpacks the Debian packages anew.
 */
export function checkBuilds(committed, { fresh }) {
  const work = mkdtempSync(join(tmpdir(), "waybill-basemap-"));
  try {
    const builds = ["first", "second"].map((name) => {
      const into = join(work, name);
      const cache = fresh ? { WAYBILL_BASEMAP_CACHE: join(work, `${name}-cache`) } : {};
      execFileSync(process.execPath, [recipe, "--into", into], {
        env: { ...process.env, ...cache },
        stdio: ["ignore", "inherit", "inherit"],
      });
      return into;
    });
    const rows = compareFolders([committed, ...builds]);
    console.table(
      rows.map(({ name, hashes: [kept, first, second], same }) => ({
        file: name,
        committed: kept,
        first,
        second,
        same,
      })),
    );
    const different = rows.filter(({ same }) => !same);
    console.log(
      different.length === 0
        ? `All ${rows.length} files are the same bytes in both builds and as committed.`
        : `${different.length} of ${rows.length} files differ: ${different.map(({ name }) => name).join(", ")}.`,
    );
    return different.length === 0;
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Every file that the recipe writes or has written into one of the folders, with the start of its hash in each. */
export function compareFolders(folders) {
  const names = [...new Set(folders.flatMap(builtFiles))].sort();
  return names.map((name) => {
    const digests = folders.map((folder) => digest(join(folder, name)));
    const hashes = digests.map((hex) => hex?.slice(0, hashDigits) ?? "missing");
    return { name, hashes, same: digests[0] !== undefined && digests.every((hex) => hex === digests[0]) };
  });
}

/** The recipe writes all of fonts/, but the README and licences of basemap/ are written by hand. */
function builtFiles(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .filter((name) => name.startsWith("fonts/") || /^basemap\/(?:detail\/.*|[^/]+\.topo\.json)$/.test(name));
}

function digest(path) {
  return existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : undefined;
}
