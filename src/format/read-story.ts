import { isEdtf } from "./is-edtf.ts";
import { readStoryWith, type Inspect, type ReadResult } from "./read-story-with.ts";
import type { StoryFiles } from "./unread-file.ts";

export type { Inspect, Problem, ReadResult, StoryPaths } from "./read-story-with.ts";

/**
 * Reads a story folder, given as file name -> text, or why there is none. Bad data is no exception: every problem found is returned, in file
 * order, of which an error keeps the story from being shown and a warning does not. The story holds known keys only
 * and shares its lists of positions with nothing else. A million positions take about 2 s.
 * `inspect` is shown a story without error; what it finds is placed in the files and told with the rest. `onProgress` is
 * told the share that is done, from 0 to 1.
 */
export function readStory(files: StoryFiles, inspect?: Inspect, onProgress?: (share: number) => void): ReadResult {
  return readStoryWith(isEdtf, files, inspect, onProgress);
}
