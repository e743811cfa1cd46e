import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import * as v from "valibot";
import { pngSize, readChunks } from "../../picture/file/png-chunks.ts";
import { PRODUCT } from "../../picture/file/product.ts";
import { UsageError } from "../exit-codes.ts";
import { MAX_PICTURE_BYTES, ownPicture } from "./own-picture.ts";
import { readIfThere } from "../files/read-file.ts";
import type { SnapshotJob } from "./snapshot-jobs.ts";
import { writeAtomic } from "../files/write-atomic.ts";

export interface ManifestPicture {
  file: string;
  width: number;
  height: number;
  bytes: number;
  sha256: string;
  alt: string;
  options: SnapshotJob["options"];
}

export interface Manifest {
  madeWith: string;
  story: string;
  dataHash: string;
  pictures: ManifestPicture[];
}

/**
 * A file that a batch finds under a picture's name: the picture as the manifest lists it and as it is asked for now; one as it is
 * asked for that a run left which ended before its manifest said so; a file that was changed since it was listed, or is
 * not listed at all; or what may be written: no file, or a listed one, unchanged, that is asked for otherwise now.
 */
export type Found =
  { kind: "made" } | { kind: "left"; entry: ManifestPicture } | { kind: "taken"; isListed: boolean } | { kind: "free" };

/** The entry of a picture in a manifest. Throws Error where the bytes are no whole PNG. */
export function pictureEntry(file: string, png: Buffer, alt: string, options: SnapshotJob["options"]): ManifestPicture {
  return { file, ...pngSize(readChunks(png)), bytes: png.length, sha256: sha256Of(png), alt, options };
}

/** Some kilobytes a picture. */
const MAX_MANIFEST_BYTES = 100_000_000;

/** The manifest of a batch in a folder, which says what need not be made again. */
export class BatchManifest {
  readonly path: string;
  readonly #folder: string;
  readonly #manifest: Manifest;
  #written: Promise<void> = Promise.resolve();

  private constructor(folder: string, path: string, manifest: Manifest) {
    this.#folder = folder;
    this.path = path;
    this.#manifest = manifest;
  }

  /**
   * Reads what an earlier run left. Throws UsageError where that is no manifest, or was made from other data or by another
   * version; with `force` it starts again there; without, it keeps the pictures that are there as they are listed.
   */
  static async open(
    folder: string,
    name: string,
    { story, dataHash }: { story: string; dataHash: string },
    force: boolean,
  ): Promise<BatchManifest> {
    const path = join(folder, name);
    const fresh: Manifest = { madeWith: PRODUCT, story, dataHash, pictures: [] };
    const found = await readManifest(path);
    const isOfThis = typeof found === "object" && found.dataHash === dataHash && found.madeWith === PRODUCT;
    if (force) {
      const pictures = isOfThis ? await unchangedOf(folder, found.pictures) : [];
      return new BatchManifest(folder, path, { ...fresh, pictures });
    }
    if (found === "other")
      throw new UsageError(`"${path}" is no manifest of pictures. Name another folder, or --force to write it again.`);
    if (found && !isOfThis)
      throw new UsageError(
        `"${path}" lists pictures of another state of the story or of another version (${found.madeWith}). Name another ` +
          "folder, or --force to make them again.",
      );
    return new BatchManifest(folder, path, found ?? fresh);
  }

  /** Finds out which file has the name of a picture. */
  async find(job: SnapshotJob): Promise<Found> {
    const png = await readIfThere(join(this.#folder, job.name), MAX_PICTURE_BYTES);
    if (png === undefined) return { kind: "free" };
    const entry = this.#manifest.pictures.find(({ file }) => file === job.name);
    if (entry && sha256Of(png) === entry.sha256)
      return { kind: JSON.stringify(entry.options) === JSON.stringify(job.options) ? "made" : "free" };
    const own = ownPicture(job, png, this.#manifest.dataHash);
    if (own) return { kind: "left", entry: pictureEntry(job.name, png, own.altFull, job.options) };
    return { kind: "taken", isListed: entry !== undefined };
  }

  /** Adds pictures, or none, and writes the manifest whole. */
  add(...entries: readonly ManifestPicture[]): Promise<void> {
    const added = new Set(entries.map(({ file }) => file));
    const others = this.#manifest.pictures.filter(({ file }) => !added.has(file));
    this.#manifest.pictures = [...others, ...entries].sort((a, b) => (a.file < b.file ? -1 : 1));
    this.#written = this.#written.then(() =>
      writeAtomic(this.path, `${JSON.stringify(this.#manifest, null, 2)}\n`, true),
    );
    return this.#written;
  }

  get manifest(): Manifest {
    return this.#manifest;
  }
}

const MANIFEST = v.object({
  madeWith: v.string(),
  story: v.string(),
  dataHash: v.string(),
  pictures: v.array(
    v.object({
      file: v.pipe(
        v.string(),
        v.check((file) => basename(file) === file),
      ),
      width: v.number(),
      height: v.number(),
      bytes: v.number(),
      sha256: v.string(),
      alt: v.string(),
      // Only compared with those that are asked for.
      options: v.custom<SnapshotJob["options"]>((options) => typeof options === "object" && options !== null),
    }),
  ),
});

/** `other` for a file that is no manifest; undefined for none. */
async function readManifest(path: string): Promise<Manifest | "other" | undefined> {
  const text = (await readIfThere(path, MAX_MANIFEST_BYTES))?.toString("utf8");
  if (text === undefined) return undefined;
  try {
    const manifest: unknown = JSON.parse(text);
    return v.is(MANIFEST, manifest) ? manifest : "other";
  } catch {
    // No JSON.
    return "other";
  }
}

async function unchangedOf(folder: string, pictures: readonly ManifestPicture[]): Promise<ManifestPicture[]> {
  const unchanged: ManifestPicture[] = [];
  for (const picture of pictures) {
    // One after another: together they may need more memory than there is.
    const png = await readIfThere(join(folder, picture.file), MAX_PICTURE_BYTES);
    if (png && sha256Of(png) === picture.sha256) unchanged.push(picture);
  }
  return unchanged;
}

function sha256Of(data: Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}
