import { patientFetch, Refusal } from "../../basemap/patient-fetch.ts";
import { STORY_FILES } from "../../format/draft.ts";
import { decodeText } from "../../format/read/decode-text.ts";
import type { UnreadFile } from "../../format/unread-file.ts";

/**
 * Fetches the files of a story from a folder (an absolute address). One that is not there is left out: that is a problem
 * of the story, as is one that is no UTF-8. `onProgress` is told the share that has come, where the server says how much is to come. Rejects with an
 * Error where the folder cannot be reached.
 */
export async function fetchFiles(
  folder: string,
  onProgress: (share: number) => void,
): Promise<Map<string, string | UnreadFile>> {
  const sizes = new Map<string, number>();
  let loadedSize = 0;
  const onBytes = (bytes: number) => {
    loadedSize += bytes;
    const wholeSize = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    // A compressed file is counted as it is unpacked, so that the sum can exceed the announced length.
    if (sizes.size === STORY_FILES.length && wholeSize > 0) onProgress(Math.min(loadedSize / wholeSize, 1));
  };
  const files = STORY_FILES.map(async (name) => {
    const tellSize = (size: number) => sizes.set(name, size);
    return [name, await textOf(`${folder}/${name}`, { tellSize, onBytes })] as const;
  });
  return new Map((await Promise.all(files)).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
}

interface Telling {
  tellSize: (bytes: number) => void;
  onBytes: (bytes: number) => void;
}

/** Undefined for a file that is not there. A byte order mark stays, as where a command reads it: the fingerprint is of the very bytes. */
async function textOf(address: string, { tellSize, onBytes }: Telling): Promise<string | UnreadFile | undefined> {
  const onResponse = ({ headers }: Response) => tellSize(Number(headers.get("Content-Length") ?? NaN));
  try {
    return await patientFetch(address, storyText, { onResponse, onBytes });
  } catch (cause) {
    if (cause instanceof Refusal && cause.status === 404) {
      tellSize(0);
      return undefined;
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The file ${address} cannot be fetched: ${reason}. Check the connection and try again.`, { cause });
  }
}

/** A truncated or wrong file is no story with problems: it is fetched again. */
function storyText(bytes: Uint8Array): string | UnreadFile {
  const text = decodeText(bytes);
  if (/^\s*<(!doctype|html)/i.test(typeof text === "string" ? text : (text.textBefore ?? "")))
    throw new Error("the server answered with a web page");
  return text;
}
