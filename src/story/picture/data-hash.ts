import { sha256 } from "./sha256.ts";

/** The files that make a story, in the order in which they are hashed. */
export const STORY_FILES = ["claims.json", "legs.geojson", "places.geojson", "sources.json", "story.json"] as const;

/**
 * The fingerprint of a story's files: `sha256:` and 64 hexadecimal digits, the same that
 * `sha256sum claims.json legs.geojson places.geojson sources.json story.json | sha256sum` prints, so that nobody needs
 * this program to check it. Files that are not there are left out.
 */
export function dataHash(texts: ReadonlyMap<string, string>): string {
  const lines = STORY_FILES.flatMap((name) => {
    const text = texts.get(name);
    return text === undefined ? [] : [`${hashOf(text)}  ${name}\n`];
  });
  return `sha256:${hashOf(lines.join(""))}`;
}

function hashOf(text: string): string {
  return sha256(new TextEncoder().encode(text));
}
