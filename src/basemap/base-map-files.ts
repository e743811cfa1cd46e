import type { Topology } from "topojson-specification";
import { patientFetch } from "./patient-fetch.ts";

/** A file of a base map that every map needs. */
export type FileName = "world" | "rivers";

/** The parts of a base map, in the order in which a reader misses them: `detail` is in many files. */
export const MISSED_FIRST = ["world", "detail", "rivers"] as const;
export type Part = (typeof MISSED_FIRST)[number];

/** A file of the base map that could not be had, and why: half a sentence. */
export interface MissingFile {
  file: Part;
  address: string;
  reason: string;
}

/** Gives a file of the base map, or says why it cannot be had; fetches each file once. */
export type TopologyLoader = (file: FileName) => Promise<Topology | MissingFile>;

/** On a slow line, the rivers wait so long for the world: land and coast are there first. */
const RIVERS_WAIT_MILLISECONDS = 3_000;

/** A loader of the files under `baseUrl`: the folder of static/basemap, absolute and ending in a slash. */
export function topologyLoader(baseUrl: string, fetch: typeof globalThis.fetch): TopologyLoader {
  const loaded = new Map<FileName, Promise<Topology | MissingFile>>();
  const fetchFile = async (file: FileName): Promise<Topology | MissingFile> => {
    if (file === "rivers") await Promise.race([load("world"), waited(RIVERS_WAIT_MILLISECONDS)]);
    const address = `${baseUrl}${file}.topo.json`;
    return patientFetch(address, topologyOf, { fetch, ...QUIETLY }).catch((error: unknown) => ({
      file,
      address,
      reason: error instanceof Error ? error.message : String(error),
    }));
  };
  const load: TopologyLoader = (file) => {
    const topology = loaded.get(file) ?? fetchFile(file);
    loaded.set(file, topology);
    return topology;
  };
  return load;
}

/** Words and fonts go first, on a slow line too. */
const QUIETLY = { priority: "low" } as const;

export function isMissing(file: Topology | MissingFile): file is MissingFile {
  return "reason" in file;
}

function topologyOf(bytes: Uint8Array): Topology {
  const text = new TextDecoder().decode(bytes);
  if (text.trimStart().startsWith("<")) throw new Error("the server answered with a web page");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error("it breaks off or is no JSON", { cause });
  }
  const { type, objects, arcs } = (value ?? {}) as Partial<Topology>;
  if (type !== "Topology" || typeof objects !== "object" || !Array.isArray(arcs))
    throw new Error("it holds something else than a map");
  return value as Topology;
}

function waited(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
