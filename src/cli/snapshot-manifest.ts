import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { xmpOf } from "../story/picture/png-metadata.ts";
import { readRecord } from "../story/picture/picture-record.ts";
import { pngSize, readChunks } from "../story/picture/png-chunks.ts";
import { PRODUCT } from "../story/picture/product.ts";
import { UsageError } from "./exit-codes.ts";
import type { SnapshotJob } from "./snapshot-jobs.ts";
import { writeWhole } from "./write-whole.ts";

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

/** What a manifest says of a picture. Throws Error where the bytes are no whole PNG. */
export function pictureEntry(file: string, png: Buffer, alt: string, options: SnapshotJob["options"]): ManifestPicture {
  return { file, ...pngSize(readChunks(png)), bytes: png.length, sha256: sha256Of(png), alt, options };
}

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
   * Reads what an earlier run left. Throws UsageError where that was made from other data or by another version, unless
   * `force` starts anew.
   */
  static async open(
    folder: string,
    name: string,
    { story, dataHash }: { story: string; dataHash: string },
    force: boolean,
  ): Promise<BatchManifest> {
    const path = join(folder, name);
    const fresh: Manifest = { madeWith: PRODUCT, story, dataHash, pictures: [] };
    const found = force ? undefined : await readManifest(path);
    if (found && (found.dataHash !== dataHash || found.madeWith !== PRODUCT))
      throw new UsageError(
        `"${path}" lists pictures of another state of the story or of another version (${found.madeWith}). Name another ` +
          "folder, or --force to make them anew.",
      );
    return new BatchManifest(folder, path, found ?? fresh);
  }

  /** True where a picture is there as the manifest says, made as it is asked for now. */
  async has({ name, options }: SnapshotJob): Promise<boolean> {
    const entry = this.#manifest.pictures.find(({ file }) => file === name);
    if (!entry || JSON.stringify(entry.options) !== JSON.stringify(options)) return false;
    const png = await readIfThere(join(this.#folder, name));
    return png !== undefined && sha256Of(png) === entry.sha256;
  }

  /** True where a file may be written over: none is there, or a picture of this story that a killed run left. */
  async mayWrite({ name }: SnapshotJob): Promise<boolean> {
    const found = await readIfThere(join(this.#folder, name));
    if (found === undefined) return true;
    try {
      return readRecord(xmpOf(found) ?? "")?.story === this.#manifest.story;
    } catch {
      // No whole PNG, so none of ours.
      return false;
    }
  }

  /** Adds a picture and writes the manifest whole. */
  add(entry: ManifestPicture): Promise<void> {
    const others = this.#manifest.pictures.filter(({ file }) => file !== entry.file);
    this.#manifest.pictures = [...others, entry].sort((a, b) => (a.file < b.file ? -1 : 1));
    this.#written = this.#written.then(() =>
      writeWhole(this.path, `${JSON.stringify(this.#manifest, null, 2)}\n`, true),
    );
    return this.#written;
  }

  get manifest(): Manifest {
    return this.#manifest;
  }
}

async function readManifest(path: string): Promise<Manifest | undefined> {
  const text = (await readIfThere(path))?.toString("utf8");
  if (text === undefined) return undefined;
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (typeof manifest.dataHash === "string" && Array.isArray(manifest.pictures)) return manifest;
  } catch {
    // Said below: what is no JSON is no manifest either.
  }
  throw new UsageError(`"${path}" is no manifest of pictures. Name another folder, or --force to write it anew.`);
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

function sha256Of(data: Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}
