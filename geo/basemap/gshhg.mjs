import { readFileSync } from "node:fs";
import * as h5wasm from "h5wasm/node";
import { debianFile } from "./packages.mjs";

/** The files of GSHHG by resolution: `full` is as surveyed, `high` keeps every bend of 200 m. */
const files = {
  full: ["gmt-gshhg-full", "usr/share/gmt-gshhg/binned_GSHHS_f.nc"],
  high: ["gmt-gshhg-high", "usr/share/gmt-gshhg/binned_GSHHS_h.nc"],
};

/**
 * Reads GSHHG at a resolution, `full` or `high`, from the binned netCDF file that GMT ships.
 *
 * The world is cut into bins of one or two degrees, row by row from the north-west. A bin holds segments of shore; a
 * segment has a level (1 land, 2 lake, 3 island in a lake, 4 pond on it), the id of its polygon, and points as 16-bit
 * offsets from the south-west corner of its bin. The packing of a segment's fields follows the macros in GMT's
 * `gmt_shore.c`.
 */
export async function openGshhg(resolution = "full") {
  await h5wasm.ready;
  const path = debianFile(...files[resolution]);
  const name = "gshhg.nc";
  h5wasm.FS.writeFile(name, readFileSync(path));
  const file = new h5wasm.File(name, "r");
  const column = (key) => file.get(key).value;
  const data = {
    binDegrees: column("Bin_size_in_minutes")[0] / 60,
    firstSegment: column("Id_of_first_segment_in_a_bin"),
    segmentCount: column("N_segments_in_a_bin"),
    packed: column("Embedded_npts_levels_exit_entry_for_a_segment"),
    firstPoint: column("Id_of_first_point_in_a_segment"),
    polygonId: column("Id_of_GSHHS_ID"),
    areaSquareKilometers: column("The_km_squared_area_of_polygons"),
    lonOffset: column("Relative_longitude_from_SW_corner_of_bin"),
    latOffset: column("Relative_latitude_from_SW_corner_of_bin"),
  };
  file.close();
  h5wasm.FS.unlink(name);
  return {
    /**
     * The shores of one level within whole bins, as lines joined over the edges of bins: closed where the polygon
     * lies inside, open where it leaves. `minimumSquareKilometers` drops smaller polygons before they are read.
     * Within -180 to 180 degrees a shore that crosses 180 degrees is joined too; its longitudes jump there.
     */
    shores({ level, west, south, east, north, minimumSquareKilometers = 0 }) {
      const byPolygon = new Map();
      const step = data.binDegrees;
      for (let lat = Math.floor(south / step) * step; lat < north; lat += step) {
        for (let lon = Math.floor(west / step) * step; lon < east; lon += step) {
          collectBin(data, lon, lat, level, minimumSquareKilometers, byPolygon);
        }
      }
      return [...byPolygon].flatMap(([id, pieces]) =>
        joinPieces(pieces).map((line) => ({ id, line, areaSquareKilometers: data.areaSquareKilometers[id] })),
      );
    },
  };
}

function collectBin(data, lon, lat, level, minimumSquareKilometers, byPolygon) {
  const { binDegrees } = data;
  const bin = ((90 - lat) / binDegrees - 1) * (360 / binDegrees) + ((lon + 360) % 360) / binDegrees;
  const first = data.firstSegment[bin];
  for (let segment = first; segment < first + data.segmentCount[bin]; segment++) {
    const packed = data.packed[segment];
    const id = data.polygonId[segment];
    if (((packed >> 6) & 7) !== level || data.areaSquareKilometers[id] < minimumSquareKilometers) continue;
    const from = data.firstPoint[segment];
    const toDegrees = (offset, axis) => [lon, lat][axis] + ((offset & 0xffff) / 65535) * binDegrees;
    const piece = [];
    for (let point = from; point < from + (packed >> 9); point++) {
      piece.push([data.lonOffset[point], data.latOffset[point]].map(toDegrees));
    }
    if (!byPolygon.has(id)) byPolygon.set(id, []);
    byPolygon.get(id).push(piece);
  }
}

/** Joins pieces end to start; the points on a bin's edge are the same numbers on both sides of it. */
function joinPieces(pieces) {
  const turn = 360 * 65535;
  const key = ([lon, lat]) => `${(Math.round(lon * 65535) + turn) % turn},${Math.round(lat * 65535)}`;
  const lines = [];
  const open = new Map();
  for (const piece of pieces) {
    if (key(piece[0]) === key(piece.at(-1))) lines.push(piece);
    else open.set(key(piece[0]), [...(open.get(key(piece[0])) ?? []), piece]);
  }
  const take = (start) => {
    const waiting = open.get(start);
    const piece = waiting?.shift();
    if (waiting?.length === 0) open.delete(start);
    return piece;
  };
  const ends = new Set([...open.values()].flat().map((piece) => key(piece.at(-1))));
  // Lines that nothing leads into come first, so that an open shore is walked from its true start.
  const starts = [...open.keys()].sort((a, b) => Number(ends.has(a)) - Number(ends.has(b)));
  for (const start of starts) {
    for (let piece = take(start); piece; piece = take(start)) {
      const line = [...piece];
      for (let next = take(key(line.at(-1))); next; next = take(key(line.at(-1)))) {
        line.push(...next.slice(1));
        if (key(line[0]) === key(line.at(-1))) break;
      }
      lines.push(line);
    }
  }
  return lines;
}
