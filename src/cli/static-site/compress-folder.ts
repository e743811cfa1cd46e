import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** What shrinks. A file that is compressed already ends otherwise (`.topo.json.gz`, `.woff2`, `.png`). */
const TEXT_FILE = /\.(?:html|js|css|json|geojson|svg)$/;
/** Smaller files fit in the packet that the headers need anyway. */
const LEAST_BYTES = 1_000;
/** Above this the best takes seconds, for a twelfth of the bytes. */
const LARGE_BYTES = 100_000;
const LARGE_QUALITY = 9;
/** Node compresses in four threads. */
const AT_ONCE = 4;

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

/** Writes `.gz` and `.br` beside every text file of a folder that is larger than 1 kB, for servers that send them as they are. */
export async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && TEXT_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const next = files.values();
  const work = async () => {
    for (const file of next) await compressFile(file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function compressFile(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length <= LEAST_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE_BYTES ? LARGE_QUALITY : constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await writeFile(`${file}.br`, await brotlied(bytes, { params }));
  await writeFile(`${file}.gz`, await gzipped(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
