import { xmpOf } from "../../story/picture/png-metadata.ts";
import { readRecord, type PictureRecord } from "../../story/picture/picture-record.ts";

/**
 * What a picture says of itself. Rejects with an Error in plain words where the file is none that Waybill made, or shows
 * another story.
 */
export async function readPicture(file: Blob, storyId: string): Promise<PictureRecord> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let record: PictureRecord | undefined;
  try {
    record = readRecord(xmpOf(bytes) ?? "");
  } catch (cause) {
    throw new Error("This file is no whole PNG. Drop a picture that was saved here.", { cause });
  }
  if (!record)
    throw new Error(
      "This picture does not say where it comes from: it was not made here, or its metadata was taken out.",
    );
  if (record.story !== storyId)
    throw new Error(
      `This picture shows another story, “${record.title}” (${record.story}). Open that story's page and drop it there.`,
    );
  return record;
}
