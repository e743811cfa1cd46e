import { modelOf, readStory, type StoryModel } from "waybill";

/** The texts of two story folders by path; a page may just as well fetch them. */
const TEXTS = import.meta.glob<string>("../../../geo/{najin-dunay,starter}/*.{json,geojson}", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The story in a folder, measured for the map. Throws Error with all that is wrong with it. */
export function storyIn(folder: string): StoryModel {
  const files = Object.entries(TEXTS)
    .filter(([path]) => path.includes(`/${folder}/`))
    .map(([path, text]) => [path.slice(path.lastIndexOf("/") + 1), text] as const);
  const result = readStory(new Map(files));
  if (!result.ok)
    throw new Error(result.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"));
  return modelOf(result.story);
}
