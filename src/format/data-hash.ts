import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { STORY_FILES } from "./draft.ts";

/** By name, as a shell lists them. */
const IN_ORDER = [...STORY_FILES].sort();

/**
 * The fingerprint of a story's files: `sha256:` and 64 hexadecimal digits, the same that
 * `sha256sum claims.json legs.geojson places.geojson sources.json story.json | sha256sum` prints, so that nobody needs
 * this program to check it. Files that are not there are left out. A text holds all of its file, a byte order mark too.
 */
export function dataHash(texts: ReadonlyMap<string, string>): string {
  const lines = IN_ORDER.flatMap((name) => {
    const text = texts.get(name);
    return text === undefined ? [] : [`${hashOf(text)}  ${name}\n`];
  });
  return `sha256:${hashOf(lines.join(""))}`;
}

/** Not the hash of the browser, which is there on secure pages only: a page may stand on a desk's plain server. */
function hashOf(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}
