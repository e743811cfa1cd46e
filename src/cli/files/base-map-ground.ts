import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Topology } from "topojson-specification";
import { groundOf } from "../../lint/base-ground.ts";
import type { Ground } from "../../lint/ground.ts";
import { OWN_ROOT } from "../own-root.ts";

/** The ground of the built base map. Throws Error where the base map cannot be read. */
export async function readGround(): Promise<Ground> {
  const [world, gulf, rivers] = await Promise.all([
    readTopology("world"),
    readTopology("gulf"),
    readTopology("rivers"),
  ]);
  return groundOf({ world, gulf, rivers });
}

async function readTopology(name: string): Promise<Topology> {
  const file = join(OWN_ROOT, "static/basemap", `${name}.topo.json`);
  try {
    return JSON.parse(await readFile(file, "utf8")) as Topology;
  } catch (cause) {
    throw new Error(`The base map ${file} cannot be read. Restore it, or run npm run basemap.`, { cause });
  }
}
