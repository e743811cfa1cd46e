import { readdirSync, readFileSync, statSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import type { MultiLineString } from "geojson";
import type { Topology } from "topojson-specification";
import { expect, test } from "vitest";
import { cellLoader, cellOf, type DetailIndex } from "../../src/basemap/detail.ts";
import { detailTiles } from "../../src/map/maplibre/detail-tiles.ts";
import { tileAt } from "../../src/geometry/tile.ts";
import { featuresOf } from "../../src/geometry/topology.ts";
import { BASE_MAP_FOLDER, fileFetch } from "./read-base-map.ts";

const FOLDER = new URL("detail/", BASE_MAP_FOLDER);
const index = JSON.parse(readFileSync(new URL("index.json", FOLDER), "utf8")) as DetailIndex;
const urlOf = (z: number, name: string) => new URL(`${z}/${name}.topo.json.gz`, FOLDER);
const read = (z: number, name: string) =>
  JSON.parse(gunzipSync(readFileSync(urlOf(z, name))).toString("utf8")) as Topology;

/** Where coasts are densest, and ports of stories: [lon, lat]. */
const VIEWS: [lon: number, lat: number][] = [
  [10, 63],
  [24, 37.5],
  [29, 41],
  [-73, -47],
  [120, 10],
  [-95, 73],
  [131.6, 42.7],
  [178.4, -18.1],
  [103.8, 1.3],
  [-80, 9],
];
const VIEW = { width: 1440, height: 900 };

/** Names of the cells that a view of so many pixels needs. */
function cellsOf([lon, lat]: [number, number], zoom: number): string[] {
  const z = Math.floor(zoom);
  const middle = tileAt(lon, lat, z);
  const [across, down] = [VIEW.width / 512 / 2, VIEW.height / 512 / 2].map(Math.ceil);
  const names = new Set<string>();
  for (let x = middle.x - across!; x <= middle.x + across!; x++)
    for (let y = middle.y - down!; y <= middle.y + down!; y++) {
      const cell = y < 0 || y >= 2 ** z ? undefined : cellOf(index, { z, x: (x + 2 ** z) % 2 ** z, y });
      if (cell) names.add(`${cell.z}/${cell.x}-${cell.y}`);
    }
  return [...names];
}

test("a view loads at most 400 kB beyond the world layer", () => {
  const sizes = VIEWS.flatMap((view) =>
    [3, 5, 7, 9].map((zoom) => {
      const bytes = cellsOf(view, zoom).map((name) => statSync(new URL(`${name}.topo.json.gz`, FOLDER)).size);
      return { view: String(view), zoom, bytes: bytes.reduce((sum, size) => sum + size, 0) };
    }),
  );
  expect(sizes.filter(({ bytes }) => bytes > 400_000)).toEqual([]);
});

test("all of the detail has at most 12 MB, and every cell of the index is there, and no other", () => {
  let bytes = 0;
  for (const { cells, files } of index.levels) {
    const there = readdirSync(new URL(`${cells}/`, FOLDER)).map((name) => name.replace(".topo.json.gz", ""));
    expect(there.sort()).toEqual([...files].sort());
    bytes += files.reduce((sum, name) => sum + statSync(urlOf(cells, name)).size, 0);
  }
  expect(bytes).toBeLessThan(12_000_000);
});

test("no coast and no border runs along the edge of a cell", () => {
  const edges = index.levels.flatMap(({ cells, files }) =>
    files
      .filter((_, at) => at % 40 === 0)
      .flatMap((name) => {
        const topology = read(cells, name);
        const lines = ["coast", "borders"].flatMap((layer) => featuresOf<MultiLineString>(topology, layer, name));
        const positions = lines.flatMap(({ geometry }) => geometry.coordinates.flat());
        const [lons, lats] = [0, 1].map((axis) => positions.map((position) => position[axis]!));
        const [west, east] = [Math.min(...lons!), Math.max(...lons!)];
        const [south, north] = [Math.min(...lats!), Math.max(...lats!)];
        const long = (east - west) / 50;
        return lines
          .flatMap(({ geometry }) => geometry.coordinates)
          .flatMap((line) => line.slice(1).map((b, at) => [line[at]!, b] as const))
          .filter(
            ([a, b]) =>
              (a[0] === b[0] && (a[0] === west || a[0] === east) && Math.abs(a[1]! - b[1]!) > long) ||
              (a[1] === b[1] && (a[1] === south || a[1] === north) && Math.abs(a[0]! - b[0]!) > long),
          )
          .map(() => `${cells}/${name}`);
      }),
  );
  expect(edges).toEqual([]);
});

test("a tile lies in the cell of the finest level that has begun", () => {
  const levels = [
    { cells: 2, from: 3, files: ["0-0"] },
    { cells: 4, from: 5, files: ["1-2"] },
  ];
  expect(cellOf({ levels }, { z: 2, x: 0, y: 0 })).toBeUndefined();
  expect(cellOf({ levels }, { z: 4, x: 3, y: 2 })).toEqual({ z: 2, x: 0, y: 0 });
  expect(cellOf({ levels }, { z: 6, x: 7, y: 9 })).toEqual({ z: 4, x: 1, y: 2 });
  expect(cellOf({ levels }, { z: 6, x: 0, y: 0 })).toBeUndefined();
  expect(tileAt(180, 0, 3)).toEqual({ z: 3, x: 0, y: 4 });
  expect(tileAt(-180.5, 89, 3)).toEqual({ z: 3, x: 7, y: 0 });
});

test("each file is fetched once, a story's own folder goes first, and a file that fails is asked for again", async () => {
  const asked: string[] = [];
  let broken = true;
  const topology = JSON.stringify({ type: "Topology", objects: {}, arcs: [] });
  const load = cellLoader(["https://example.org/own/", "https://example.org/base/"], (input) => {
    const address = String(input).replace("https://example.org/", "");
    asked.push(address);
    if (address.endsWith("index.json")) {
      const from = address.startsWith("own") ? 9 : 3;
      return Promise.resolve(Response.json({ levels: [{ cells: 2, from, files: ["1-1"] }] }));
    }
    // A server may unpack what it sends.
    if (address.startsWith("own")) return Promise.resolve(new Response(topology));
    const whole = gzipSync(topology);
    return Promise.resolve(new Response(new Uint8Array(broken ? whole.subarray(0, 9) : whole)));
  });
  await expect(load({ z: 3, x: 2, y: 2 })).rejects.toThrow("https://example.org/base/2/1-1.topo.json.gz: ");
  broken = false;
  expect(await load({ z: 3, x: 3, y: 3 })).toMatchObject({ tile: { z: 2, x: 1, y: 1 } });
  expect(await load({ z: 9, x: 130, y: 130 })).toMatchObject({ address: "https://example.org/own/2/1-1.topo.json.gz" });
  expect(await load({ z: 3, x: 0, y: 0 })).toBeUndefined();
  expect(asked.filter((address) => address.startsWith("own"))).toEqual(["own/index.json", "own/2/1-1.topo.json.gz"]);
  expect(asked.filter((address) => address === "base/index.json")).toHaveLength(1);
});

test("a story that was copied without its own folder is drawn from the base map; a base map that is not there is an error", async () => {
  const missing = (folders: string[]) =>
    cellLoader(folders, (input) =>
      Promise.resolve(
        String(input).includes("own") || !String(input).endsWith("index.json")
          ? new Response("", { status: 404 })
          : Response.json({ levels: [{ cells: 2, from: 3, files: [] }] }),
      ),
    );
  const tile = { z: 3, x: 1, y: 1 };
  expect(await missing(["https://example.org/own/", "https://example.org/base/"])(tile)).toBeUndefined();
  await expect(missing(["https://example.org/own/"])(tile)).rejects.toThrow("own/index.json: the server answered 404");
});

test("a tile is cut from its cell, with water under it; one without a cell is empty", async () => {
  const tile = detailTiles(cellLoader([FOLDER.href], fileFetch));
  const { x, y } = tileAt(131.9, 43.1, 7);
  const bytes = new TextDecoder("latin1").decode(await tile({ z: 7, x, y }));
  for (const words of ["water", "countries", "coast", "lakes", "towns", "RUS"]) expect(bytes).toContain(words);
  expect((await tile(tileAt(-140, -30, 7))).byteLength).toBe(0);
  expect((await tile({ z: 2, x: 0, y: 0 })).byteLength).toBe(0);
});
