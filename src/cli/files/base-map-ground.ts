import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Topology } from "topojson-specification";
import { cellOf, type DetailIndex } from "../../basemap/detail.ts";
import { groundOf } from "../../lint/base-ground.ts";
import type { Ground, GroundDetail } from "../../lint/ground.ts";
import { OWN_ROOT } from "../own-root.ts";

const FOLDER = join(OWN_ROOT, "static/basemap");
/** The zoom level whose detail is looked at: the finest that there is of the whole world. */
const CLOSEST = 7;

/** The ground of the built base map, which is read in detail where it is asked for. Throws Error where it cannot be read. */
export async function readGround(): Promise<Ground> {
  const world = await readFile(join(FOLDER, "world.topo.json"), "utf8").then(parsed, unreadable("world.topo.json"));
  const index = await readFile(join(FOLDER, "detail/index.json"), "utf8").then(
    (text) => JSON.parse(text) as DetailIndex,
    unreadable("detail/index.json"),
  );
  return { ...groundOf({ world }), detail: detailOf(index) };
}

function detailOf(index: DetailIndex): GroundDetail {
  const zoom = index.levels.find(({ from }) => from === CLOSEST)!.cells;
  return {
    zoom,
    cell(x, y) {
      const shift = CLOSEST - zoom;
      if (!cellOf(index, { z: CLOSEST, x: x << shift, y: y << shift })) return undefined;
      const name = `detail/${zoom}/${x}-${y}.topo.json.gz`;
      try {
        return groundOf({ world: parsed(gunzipSync(readFileSync(join(FOLDER, name))).toString("utf8")) });
      } catch (cause) {
        return unreadable(name)(cause);
      }
    },
  };
}

const parsed = (text: string) => JSON.parse(text) as Topology;

function unreadable(name: string): (cause: unknown) => never {
  return (cause) => {
    throw new Error(`The base map ${join(FOLDER, name)} cannot be read. Restore it, or run npm run basemap.`, {
      cause,
    });
  };
}
