import { xmpOf } from "../../picture/file/png-metadata.ts";
import { readRecord, type PictureRecord } from "../../picture/file/picture-record.ts";
import type { DroppedPictureWords } from "../../words/page-interface.ts";
import type { PictureStory } from "../../picture/picture-maker.ts";

/** The record of a dropped picture, and whether the story's files are still those from which it was made. */
export type DroppedPicture = PictureRecord & { isOfThisState: boolean };

/** Rejects with an Error in plain words where the file is none that Waybill made, or shows another story. */
export async function readPicture(
  file: Blob,
  { model: { story }, dataHash }: Pick<PictureStory, "model" | "dataHash">,
  words: DroppedPictureWords,
): Promise<DroppedPicture> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let record: PictureRecord | undefined;
  try {
    record = readRecord(xmpOf(bytes) ?? "");
  } catch (cause) {
    throw new Error(words.noPng, { cause });
  }
  if (!record) throw new Error(words.noRecord);
  if (record.story !== story.id) throw new Error(words.otherStory(record.title, record.story));
  return { ...record, isOfThisState: record.dataHash === (await dataHash) };
}
