import { keepFiles } from "../export/story-files.ts";
import { readStory, type ReadResult } from "../story/read-story.ts";

const FILES = ["story.json", "places.geojson", "legs.geojson", "claims.json", "sources.json"];

/**
 * Fetches the files of a story from a folder beside the page and reads them. A file that is not there is a problem of the
 * story; rejects with an Error where the folder cannot be reached at all.
 */
export async function loadStory(folder: string): Promise<ReadResult> {
  const texts = await Promise.all(FILES.map((name) => fetchText(`${folder}/${name}`)));
  const found = FILES.flatMap((name, index) => (texts[index] === undefined ? [] : [[name, texts[index]] as const]));
  const files = new Map(found);
  const result = readStory(files);
  if (result.ok) keepFiles(result.story, files);
  return result;
}

async function fetchText(address: string): Promise<string | undefined> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw new Error(`The file ${address} cannot be fetched. Check the connection and reload the page.`, { cause });
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`The file ${address} cannot be fetched: the server answers ${response.status}.`);
  return response.text();
}
