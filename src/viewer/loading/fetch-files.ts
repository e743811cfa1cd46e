import { STORY_FILES } from "../../format/draft.ts";

/**
 * Fetches the files of a story from a folder (an absolute address). One that is not there is left out: that is a problem
 * of the story. `onProgress` is told the share that has come, where the server says how much is to come. Rejects with an
 * Error where the folder cannot be reached.
 */
export async function fetchFiles(folder: string, onProgress: (share: number) => void): Promise<Map<string, string>> {
  const responses = await Promise.all(STORY_FILES.map((name) => request(`${folder}/${name}`)));
  const sizes = responses.map((response) => Number(response?.headers.get("Content-Length") ?? NaN));
  const wholeSize = sizes.reduce((sum, size) => sum + size, 0);
  let loadedSize = 0;
  const count = (bytes: number) => {
    loadedSize += bytes;
    // What is sent compressed is counted as it is unpacked, so that the sum can be more than the whole.
    if (wholeSize > 0) onProgress(Math.min(loadedSize / wholeSize, 1));
  };
  const texts = await Promise.all(responses.map((response) => response && textOf(response, count)));
  return new Map(STORY_FILES.flatMap((name, at) => (texts[at] === undefined ? [] : [[name, texts[at]] as const])));
}

async function request(address: string): Promise<Response | undefined> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw new Error(`The file ${address} cannot be fetched. Check the connection and reload the page.`, { cause });
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`The file ${address} cannot be fetched: the server answers ${response.status}.`);
  return response;
}

/** A byte order mark stays, as where a command reads the file: the fingerprint is of the very bytes. */
async function textOf(response: Response, onBytes: (bytes: number) => void): Promise<string> {
  const counted = response.body!.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onBytes(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await new Response(counted).arrayBuffer());
}
