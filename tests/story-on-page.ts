import { canvasFontsLoaded } from "../src/map/canvas-fonts.ts";
import { sharedBaseMap } from "../src/map/shared-base-map.ts";
import { loadStory } from "../src/viewer/loading/load-story.ts";
import { trustOwnWorkers } from "../src/viewer/trusted-types.ts";

/** The story beside a test page, with what a map of it is made from. Rejects where the story has faults. */
export async function storyOnPage() {
  trustOwnWorkers();
  const result = await loadStory("story");
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { model, route } = result;
  const assetsUrl = new URL("./", document.baseURI).href;
  await canvasFontsLoaded();
  return { model, route, assetsUrl, baseMap: sharedBaseMap(assetsUrl, model.ownDetail) };
}
