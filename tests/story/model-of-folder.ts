import { modelOf, type StoryModel } from "../../src/story/story-model.ts";
import { wholeStory } from "./whole-story.ts";

/** The model of the story of a folder of the repository. Throws Error where the story has a problem. */
export function modelOfFolder(folder: string): StoryModel {
  return modelOf(wholeStory(folder));
}
