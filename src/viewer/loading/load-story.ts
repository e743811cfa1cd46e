import type { PictureStory } from "../../picture/picture-maker.ts";
import type { Problem } from "../../format/problem.ts";
import type { FromStoryWorker } from "./story.worker.ts";
import STORY_WORKER_URL from "./story.worker.ts?worker&url";

export { STORY_WORKER_URL };

/** A story that can be shown, or all that is wrong with it. */
export type LoadedStory = ({ ok: true } & PictureStory) | { ok: false; problems: readonly Problem[] };

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
export async function loadStory(folder: string, options: LoadOptions = {}): Promise<LoadedStory> {
  options.signal?.throwIfAborted();
  const address = new URL(folder, document.baseURI).href;
  return (await readInWorker(address, options)) ?? readHere(address, options);
}

/** A worker that can start says so well before this. */
const START_MILLISECONDS = 5_000;
/** The worker is busy with one step for less than this, even with a million positions. */
const SILENCE_MILLISECONDS = 10_000;
/** Nobody waits for it but a picture. */
const HASH_MILLISECONDS = 60_000;

/** Resolves to undefined where no worker starts, or where it is ended before it has read the story. */
async function readInWorker(address: string, options: LoadOptions): Promise<LoadedStory | undefined> {
  let worker: Worker;
  try {
    worker = new Worker(STORY_WORKER_URL, { type: "module" });
  } catch {
    return undefined;
  }
  return askWorker(worker, address, options);
}

function askWorker(
  worker: Worker,
  address: string,
  { onProgress, signal }: LoadOptions,
): Promise<LoadedStory | undefined> {
  return new Promise((resolve, reject) => {
    let tellHash: (hash: string) => void;
    let failHash: (error: Error) => void;
    const hash = new Promise<string>((tell, fail) => ([tellHash, failHash] = [tell, fail]));
    const end = () => {
      clearTimeout(patience);
      worker.terminate();
      signal?.removeEventListener("abort", stop);
    };
    const stop = () => {
      end();
      reject(signal!.reason as Error);
    };
    // The maker of a picture awaits it, and gets the error then.
    hash.catch(() => undefined);
    signal?.addEventListener("abort", stop);
    const giveUp = () => {
      end();
      failHash(new Error("The fingerprint of the story's files could not be computed. Reload the page."));
      resolve(undefined);
    };
    let patience = setTimeout(giveUp, START_MILLISECONDS);
    worker.onerror = giveUp;
    worker.onmessage = ({ data }: MessageEvent<FromStoryWorker>) => {
      clearTimeout(patience);
      if (data.kind === "read") patience = setTimeout(giveUp, HASH_MILLISECONDS);
      else if (data.kind !== "hash") patience = setTimeout(giveUp, SILENCE_MILLISECONDS);
      if (data.kind === "alive") return;
      if (data.kind === "progress") return onProgress?.(data.share);
      if (data.kind === "read" && data.read.ok) {
        signal?.removeEventListener("abort", stop);
        return resolve({ ...data.read, dataHash: hash });
      }
      end();
      if (data.kind === "hash") tellHash(data.hash);
      else if (data.kind === "failed") reject(new Error(data.message));
      else if (!data.read.ok) resolve(data.read);
    };
    worker.postMessage(address);
  });
}

async function readHere(address: string, { onProgress = () => undefined }: LoadOptions): Promise<LoadedStory> {
  const [{ fetchAndRead }, { dataHash }] = await Promise.all([
    import("./read-files.ts"),
    import("../../format/data-hash.ts"),
  ]);
  const { files, read } = await fetchAndRead(address, onProgress);
  return read.ok ? { ...read, dataHash: Promise.resolve(dataHash(files)) } : read;
}
