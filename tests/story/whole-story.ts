import { readStory } from "../../src/format/read-story.ts";
import type { Story } from "../../src/story/story.ts";
import { readFolder } from "./read-folder.ts";

/** The story of a folder of the repository. Throws Error where it has a problem. */
export function wholeStory(folder: string): Story {
  const result = readStory(readFolder(folder));
  if (!result.ok) throw new Error(`${folder} is broken: ${JSON.stringify(result.problems)}`);
  return result.story;
}

export const NAJIN_DUNAY = "geo/najin-dunay";
export const MINIMAL = "tests/fixtures/valid/minimal";
/** With a leg of every status, and two places that were not reached. */
export const TURNED_BACK = "tests/fixtures/valid/turned-back";
export const ANTIMERIDIAN = "tests/fixtures/valid/antimeridian";

/** The map of the page on a desktop and on a telephone, in CSS pixels, with the padding that the page asks for. */
export const DESKTOP = { width: 900, height: 700, padding: { top: 63, right: 76, bottom: 76, left: 76 } };
export const PHONE = {
  width: 390,
  height: 388,
  padding: { top: 52, right: 56, bottom: 56, left: 56 },
  insetPadding: { top: 40, right: 56, bottom: 190, left: 56 },
};
