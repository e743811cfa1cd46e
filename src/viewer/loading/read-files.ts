import { routeGeometry, type RouteGeometry } from "../../map/route/route-geometry.ts";
import type { Problem } from "../../format/problem.ts";
import { readStory } from "../../format/read-story.ts";
import { modelOf, type StoryModel } from "../../story/story-model.ts";
import { fetchFiles } from "./fetch-files.ts";

/** A story that can be shown, with its route laid out for the map; or all that is wrong with it. */
export type ReadFiles =
  { ok: true; model: StoryModel; route: RouteGeometry } | { ok: false; problems: readonly Problem[] };

/** Shares of the time that loading takes, by its parts. */
const FETCHED = 0.3;
const READ = 0.85;

/**
 * Fetches the files of a story and reads them. `onProgress` is told the share that is done, from 0 to 1. Resolves to the
 * texts of those that are UTF-8, too. Rejects with an Error where the files cannot be fetched.
 */
export async function fetchAndRead(
  folder: string,
  onProgress: (share: number) => void,
): Promise<{ files: ReadonlyMap<string, string>; read: ReadFiles }> {
  const files = await fetchFiles(folder, (share) => onProgress(share * FETCHED));
  const result = readStory(files, (share) => onProgress(FETCHED + share * (READ - FETCHED)));
  const texts = new Map([...files].filter((file): file is [string, string] => typeof file[1] === "string"));
  if (!result.ok) return { files: texts, read: { ok: false, problems: result.problems } };
  const model = modelOf(result.story, folder);
  const read = { ok: true, model, route: routeGeometry(model.legs) } as const;
  onProgress(1);
  return { files: texts, read };
}
