import { PRODUCT } from "../../picture/file/product.ts";
import { readRecord, writeRecord, type PictureRecord } from "../../picture/file/picture-record.ts";
import { fileDpi } from "../../picture/request/picture-sizes.ts";
import { pngSize, readChunks } from "../../picture/file/png-chunks.ts";
import { withMetadata, xmpOf } from "../../picture/file/png-metadata.ts";
import type { SnapshotJob } from "./snapshot-jobs.ts";

/** More than the largest picture, 8192 pixels a side, has without any compression. */
export const MAX_PICTURE_BYTES = 500_000_000;

/**
 * The record of a file where it is the picture that a job makes of this data, in the bytes that we write; undefined
 * for any other file, and for such a picture that another program has saved since.
 */
export function ownPicture(job: SnapshotJob, png: Buffer, dataHash: string): PictureRecord | undefined {
  try {
    const record = readRecord(xmpOf(png) ?? "");
    if (!record || record.dataHash !== dataHash || record.madeWith !== PRODUCT) return undefined;
    return isAsAsked(record, pngSize(readChunks(png)), job) && isAsWritten(record, png, job) ? record : undefined;
  } catch {
    // No whole PNG, so none of ours.
    return undefined;
  }
}

function isAsAsked(
  record: PictureRecord,
  made: { width: number; height: number },
  { moment, options: { width, height, scale, theme, layout, address } }: SnapshotJob,
): boolean {
  return (
    record.moment === moment &&
    record.theme === theme &&
    record.layout === (layout ?? "full") &&
    record.address === address &&
    made.width === Math.round(width * scale) &&
    made.height === Math.round(height * scale)
  );
}

/** Other programs write the record, or what stands beside it, in other bytes. */
function isAsWritten(record: PictureRecord, png: Buffer, { options }: SnapshotJob): boolean {
  return png.equals(withMetadata(png, { xmp: writeRecord(record), dpi: fileDpi(options, options.scale) }));
}
