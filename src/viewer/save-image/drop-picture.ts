import { xmpOf } from "../../picture/file/png-metadata.ts";
import { readRecord, type PictureRecord } from "../../picture/file/picture-record.ts";
import type { PictureStory } from "../../picture/picture-maker.ts";

/** The record of a dropped picture, and whether the story's files are still those from which it was made. */
export type DroppedPicture = PictureRecord & { isOfThisState: boolean };

/** Rejects with an Error in plain words where the file is none that Waybill made, or shows another story. */
export async function readPicture(
  file: Blob,
  { model: { story }, dataHash }: Pick<PictureStory, "model" | "dataHash">,
): Promise<DroppedPicture> {
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
  if (record.story !== story.id)
    throw new Error(
      `This picture shows another story, “${record.title}” (${record.story}). Open that story's page and drop it there.`,
    );
  return { ...record, isOfThisState: record.dataHash === (await dataHash) };
}
