import { GeoJSONVT } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { FeatureCollection } from "geojson";
import { featuresOf } from "../../geometry/topology.ts";
import type { Tile } from "../../geometry/tile.ts";
import { DETAIL_LAYERS, type Cell, type CellLoader } from "../../basemap/detail.ts";

const EXTENT = 8192;
/** Units of a tile by CSS pixel. */
const UNITS = EXTENT / 512;
/** The stroke of a line must not end at the edge of a tile. */
const BUFFER = 64 * UNITS;
/** No line is simplified below a third of a pixel. */
const TOLERANCE = 0.3 * UNITS;
const FINEST_ZOOM = 12;
/** Cut cells that stay in memory. */
const KEPT = 24;

const EMPTY = new ArrayBuffer(0);

/** Gives tiles of the detailed base map as Mapbox Vector Tiles, cut from the cells of `load`; empty where there is none. */
export function detailTiles(load: CellLoader): (tile: Tile) => Promise<ArrayBuffer> {
  const cut = new Map<string, Record<string, GeoJSONVT>>();
  return async (tile) => {
    const cell = await load(tile);
    if (!cell) return EMPTY;
    const layers = cut.get(cell.address) ?? cutLayers(cell);
    cut.delete(cell.address);
    cut.set(cell.address, layers);
    if (cut.size > KEPT) cut.delete(cut.keys().next().value!);
    const tiles = Object.entries(layers).flatMap(([name, index]) => {
      const found = index.getTile(tile.z, tile.x, tile.y);
      return found ? [[name, found] as const] : [];
    });
    const bytes = fromGeojsonVt(Object.fromEntries(tiles), { version: 2, extent: EXTENT });
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  };
}

function cutLayers({ tile, topology }: Cell): Record<string, GeoJSONVT> {
  const index = (data: FeatureCollection) =>
    new GeoJSONVT(data, {
      maxZoom: FINEST_ZOOM,
      indexMaxZoom: tile.z,
      tolerance: TOLERANCE,
      extent: EXTENT,
      buffer: BUFFER,
    });
  const { water, ...others } = DETAIL_LAYERS;
  const layers = Object.values(others).map((name) => {
    const features = featuresOf(topology, name, `${tile.z}/${tile.x}-${tile.y}`);
    return [name, index({ type: "FeatureCollection", features })] as const;
  });
  return { [water]: index(waterOf(tile)), ...Object.fromEntries(layers) };
}

/** All of a cell and what is around it, as water: land comes over it. */
function waterOf({ z, x, y }: Tile): FeatureCollection {
  const count = 2 ** z;
  const lon = (column: number) => (column / count) * 360 - 180;
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / count))) * 180) / Math.PI;
  const [west, east, north, south] = [lon(x - 0.2), lon(x + 1.2), lat(y - 0.2), lat(y + 1.2)];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } }],
  };
}
