import type { Story } from "../story/story.ts";

const hashes = new WeakMap<Story, Promise<string>>();

/** Remembers the fingerprint of the files from which a story was read (`dataHash`), for its pictures to name. */
export function keepHash(story: Story, hash: Promise<string>): void {
  hashes.set(story, hash);
}

/** The fingerprint of a story's files. Rejects with an Error for a story whose fingerprint was not kept. */
export async function hashOfStory(story: Story): Promise<string> {
  const hash = hashes.get(story);
  if (!hash) throw new Error(`The files of the story "${story.id}" are not known. Call keepHash where it is read.`);
  return hash;
}
