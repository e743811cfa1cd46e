import { readStory } from "../../format/read-story.ts";
import type { Story } from "../../story/story.ts";
import { asLines } from "../commands/check.ts";
import { tell } from "../print.ts";
import { readStoryFolder } from "./story-folder.ts";

/** The story of a folder, or undefined where it has an error; what the reader says goes to stderr. */
export async function readWholeStory(folder: string): Promise<Story | undefined> {
  const result = readStory(await readStoryFolder(folder));
  tell(asLines(folder, result.problems));
  return result.ok ? result.story : undefined;
}
