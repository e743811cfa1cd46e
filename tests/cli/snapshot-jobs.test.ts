import { expect, it } from "vitest";
import { snapshotJobs } from "../../src/cli/snapshot/snapshot-jobs.ts";
import { PRESETS } from "../../src/picture/request/picture-sizes.ts";
import type { Chapter } from "../../src/story/story.ts";
import { wholeStory } from "../story/whole-story.ts";

const story = wholeStory("tests/fixtures/valid/minimal");
const WISH = { sizes: [PRESETS.wide], themes: ["light"], layout: "full", scale: 1, chapters: false } as const;

it("the picture that is made where none is named shows the whole route, and is named by its chapter", () => {
  const [whole, close] = story.chapters as [Chapter, Chapter];
  const chapters = [
    { ...whole, id: "overview", shows: ["story"] },
    { ...close, id: "quay", shows: [story.places[0]!.id] },
  ].map((chapter) => ({ ...chapter, when: undefined }) as unknown as Chapter);
  const [job] = snapshotJobs({ ...story, chapters }, WISH);
  expect(job!.name).toBe(`${story.id}-overview-wide.png`);
  const none = chapters.map((chapter) => ({ ...chapter, shows: [story.places[0]!.id] }));
  expect(snapshotJobs({ ...story, chapters: none }, WISH)[0]!.name).toBe(`${story.id}-end-wide.png`);
});
