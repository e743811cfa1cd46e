import { dataHash } from "../story/picture/data-hash.ts";
import type { Story } from "../story/story.ts";

const texts = new WeakMap<Story, ReadonlyMap<string, string>>();

/** Remembers from which texts a story was read, so that its pictures can name their fingerprint. */
export function keepFiles(story: Story, files: ReadonlyMap<string, string>): void {
  texts.set(story, files);
}

/** The fingerprint of a story's files. Throws Error for a story whose files were not kept. */
export function hashOfStory(story: Story): string {
  const files = texts.get(story);
  if (!files) throw new Error(`The files of the story "${story.id}" are not known. Call keepFiles where it is read.`);
  return dataHash(files);
}
