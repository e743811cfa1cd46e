import { keepExtents } from "../../geometry/bounds.ts";
import { keepRoutePositions } from "../../geometry/screen-boxes.ts";
import { keepMarkers } from "../../story/markers.ts";
import { keepHash } from "../../format/story-hash.ts";
import type { ReadFiles } from "./read-files.ts";
import type { FromStoryWorker } from "./story.worker.ts";

export type { ReadFiles } from "./read-files.ts";

export interface LoadOptions {
  /** Told the share that is done, from 0 to 1. */
  onProgress?: (share: number) => void;
  /** Stops the work; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * Fetches and reads a story from a folder beside the page, in a worker, so that the page stays quick however long the
 * story is. Where no worker starts, it is read on the page. Rejects with an Error where the files cannot be fetched.
 */
export async function loadStory(folder: string, options: LoadOptions = {}): Promise<ReadFiles> {
  options.signal?.throwIfAborted();
  const address = new URL(folder, document.baseURI).href;
  return (await readInWorker(address, options)) ?? readHere(address, options);
}

/** Resolves to undefined where no worker starts. */
function readInWorker(address: string, { onProgress, signal }: LoadOptions): Promise<ReadFiles | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./story.worker.ts", import.meta.url), { type: "module" });
    let tellHash: (hash: string) => void;
    let failHash: (error: Error) => void;
    const hash = new Promise<string>((tell, fail) => ([tellHash, failHash] = [tell, fail]));
    const end = () => {
      worker.terminate();
      signal?.removeEventListener("abort", stop);
    };
    const stop = () => {
      end();
      reject(signal!.reason as Error);
    };
    // Whoever makes a picture hears of it; without one nobody asks.
    hash.catch(() => undefined);
    signal?.addEventListener("abort", stop);
    worker.onerror = () => {
      end();
      failHash(new Error("The fingerprint of the story's files could not be computed. Reload the page."));
      resolve(undefined);
    };
    worker.onmessage = ({ data }: MessageEvent<FromStoryWorker>) => {
      if (data.kind === "progress") return onProgress?.(data.share);
      if (data.kind === "read" && data.read.ok) {
        signal?.removeEventListener("abort", stop);
        const { story, route, extents, markers, positions } = data.read;
        keepExtents(story, extents);
        keepMarkers(story, markers);
        keepRoutePositions(route.legs, positions);
        keepHash(story, hash);
        return resolve(data.read);
      }
      end();
      if (data.kind === "hash") tellHash(data.hash);
      else if (data.kind === "read") resolve(data.read);
      else reject(new Error(data.message));
    };
    worker.postMessage(address);
  });
}

async function readHere(address: string, { onProgress = () => undefined }: LoadOptions): Promise<ReadFiles> {
  const [{ fetchAndRead }, { dataHash }] = await Promise.all([
    import("./read-files.ts"),
    import("../../format/data-hash.ts"),
  ]);
  const { files, read } = await fetchAndRead(address, onProgress);
  if (read.ok) keepHash(read.story, Promise.resolve(dataHash(files)));
  return read;
}
