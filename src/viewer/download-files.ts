import { bibliography } from "../exchange/bibliography.ts";
import { claimsAsCsv } from "../exchange/claims-csv.ts";
import { storyAsGeoJson } from "../exchange/story-geojson.ts";
import type { Story } from "../story/story.ts";
import type { Words } from "../words/interface.ts";

/** The files that a page offers of its story, by what they hold. Apart from the first script, which is loaded sooner. */
export const DOWNLOADS = {
  geojson: (story: Story) => JSON.stringify(storyAsGeoJson(story), null, 1),
  claims: claimsAsCsv,
  sources: (story: Story, words: Words) => bibliography(story, "csl", words),
};
