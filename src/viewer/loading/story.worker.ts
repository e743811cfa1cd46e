import { buffersOf } from "../../map/route/route-geometry.ts";
import { dataHash } from "../../format/data-hash.ts";
import { fetchAndRead, type ReadFiles } from "./read-files.ts";

/** The messages of the worker, in this order. None follows `failed` or the problems of a broken story. */
export type FromStoryWorker =
  /** The worker is alive: sent at the start and now and then, but not while it reads. */
  | { kind: "alive" }
  | { kind: "progress"; share: number }
  | { kind: "failed"; message: string }
  | { kind: "read"; read: ReadFiles }
  | { kind: "hash"; hash: string };

/** A smaller step is not seen. */
const LEAST_PROGRESS = 0.01;
const ALIVE_MILLISECONDS = 1_000;

const worker = self as unknown as {
  onmessage: ((event: MessageEvent<string>) => void) | null;
  postMessage(message: FromStoryWorker, transfer?: Transferable[]): void;
};

/** Takes the address of a story's folder, reads what is there, and hands the lines over without a copy. */
worker.onmessage = ({ data: folder }) => {
  const tellAlive = () => worker.postMessage({ kind: "alive" });
  tellAlive();
  const alive = setInterval(tellAlive, ALIVE_MILLISECONDS);
  let told = 0;
  const tell = (share: number) => {
    if (share - told < LEAST_PROGRESS) return;
    told = share;
    worker.postMessage({ kind: "progress", share });
  };
  fetchAndRead(folder, tell).then(
    ({ files, read }) => {
      clearInterval(alive);
      if (!read.ok) return worker.postMessage({ kind: "read", read });
      const lines = read.model.story.legs.flatMap(({ stretches, alternatives }) => [...stretches, ...alternatives]);
      const buffers = [...lines.map(({ line }) => line.buffer as ArrayBuffer), ...buffersOf(read.route)];
      worker.postMessage({ kind: "read", read }, buffers);
      // Nobody waits for it but a picture, which comes later.
      worker.postMessage({ kind: "hash", hash: dataHash(files) });
    },
    (error: unknown) =>
      worker.postMessage({ kind: "failed", message: error instanceof Error ? error.message : String(error) }),
  );
};
