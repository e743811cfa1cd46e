import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from "geojson";
import type { Camera } from "../geometry/camera.ts";
import { mercatorView, type MapView } from "../geometry/map-view.ts";
import { containsBox, containsPoint, grown, overlaps, type Box } from "../geometry/screen-boxes.ts";
import { COUNTRY_LINE_HEIGHT, COUNTRY_MAX_WIDTH, countryType, SMALLEST_COUNTRY_PIXELS } from "./country-type.ts";

/** A name of the base map, with the zooms at which it is shown. */
export type CountryLabel = Feature<
  Point,
  { kind: string; name: string; iso?: string | null; rank: number; minzoom: number; maxzoom?: number; shrink?: number }
>;

/** A name that was given another place than that of the base map. */
export interface FoundName {
  name: string;
  at: Position;
  shrink: number;
}

/** The view of a flat map in CSS pixels, and the boxes, from its top left, that names of countries should keep off. */
export interface NamedView {
  camera: Camera;
  width: number;
  height: number;
  taken: readonly Box[];
  /** The story's own countries, as ISO 3166-1 alpha-3: they are named in any view that has room. */
  tinted: readonly string[];
  /** Names of an earlier view of the same zoom: they stay while they are seen and free. */
  kept: readonly FoundName[];
  /** In a far view names that stand outside it are left out; the story's own countries are not. */
  within?: Box;
}

/** A story's own countries are named from here, earlier than others of their size. */
export const TINTED_MIN_ZOOM = 3;
/** Room is looked for on a grid of cells of this many CSS pixels. */
const CELL_PIXELS = 4;
/** Between a name and a border, or what is taken. */
const CLEAR_PIXELS = 4;
/** Between a name and the edge of a picture, which MapLibre lets no name come near. */
const EDGE_PIXELS = 13;
/** Names keep so far off the edges of a view, in cells, besides. */
const EDGE_CELLS = 3;
/** From here on the position that a country's name has for the whole country is mostly out of view. */
const NEAR_ZOOM = 5;
/** Where a name as it should be has no room it is set this much smaller and closer, within what can be read. */
const SHRINKS = [1, 0.92, 0.9, 0.8, 0.7];

/**
 * Where the names of countries stand in a view: where the base map puts them, or, where that is out of view or taken, in
 * the middle of the largest free room that the view has inside the country. `labels` are the base map's, with the zooms
 * at which each is shown; `countries` its areas. A country without room, and a name of other zooms,
 * keeps its position of the base map.
 */
export function countryNames(
  countries: FeatureCollection,
  labels: readonly CountryLabel[],
  view: NamedView,
): FeatureCollection<Point> {
  const features = labels.map((label) => (isNamedAt(label, view) ? placed(label, countries, view) : label));
  return { type: "FeatureCollection", features: features.filter((label) => !isFarOff(label, view)) };
}

function isFarOff({ properties, geometry }: CountryLabel, view: NamedView): boolean {
  const { within, camera, tinted } = view;
  if (!within || camera.zoom >= NEAR_ZOOM || tinted.includes(properties.iso ?? "")) return false;
  return !containsPoint(within, pixelsOf(geometry.coordinates, view));
}

/** As the layer's filter has it, which knows whole zooms. */
function isNamedAt({ properties }: CountryLabel, { camera, tinted }: NamedView): boolean {
  const zoom = Math.floor(camera.zoom);
  if (zoom >= (properties.maxzoom ?? Infinity)) return false;
  return zoom >= properties.minzoom || (zoom >= TINTED_MIN_ZOOM && tinted.includes(properties.iso ?? ""));
}

function placed(label: CountryLabel, countries: FeatureCollection, view: NamedView): CountryLabel {
  const { zoom } = view.camera;
  const { iso, name, rank } = label.properties;
  const own = pixelsOf(label.geometry.coordinates, view);
  const typeAt = (shrink: number) => countryType(zoom, rank, shrink);
  const seen: Box = { x: 0, y: 0, width: view.width, height: view.height };
  const isFree = (box: Box, fromEdge: number) =>
    containsBox(seen, grown(box, fromEdge)) && !view.taken.some((other) => overlaps(box, other));
  if (isFree(around(own, sizeOf(name, typeAt(1))), EDGE_PIXELS)) return label;
  if (zoom < NEAR_ZOOM && !view.tinted.includes(iso ?? "")) return label;
  const earlier = view.kept.find((found) => found.name === name);
  if (earlier && isFree(around(pixelsOf(earlier.at, view), sizeOf(name, typeAt(earlier.shrink))), 0))
    return found(label, earlier.at, earlier.shrink);
  const rings = ringsInView(countries, label, view);
  if (rings.length === 0) return label;
  const room = new Room(rings, view);
  for (const shrink of SHRINKS) {
    const type = typeAt(shrink);
    if (shrink < 1 && type.size < SMALLEST_COUNTRY_PIXELS) break;
    const middle = room.middleFor(sizeOf(name, type));
    if (middle) return found(label, mapViewOf(view).unproject(middle), shrink);
  }
  return label;
}

function found(label: CountryLabel, coordinates: Position, shrink: number): CountryLabel {
  return { ...label, geometry: { type: "Point", coordinates }, properties: { ...label.properties, shrink } };
}

/** Where a position is in the view, or in the copy of the world that is nearest to its middle. */
function pixelsOf(position: Position, view: NamedView): Position {
  return mapViewOf(view).project(position);
}

function mapViewOf({ camera, width, height }: NamedView): MapView {
  return mercatorView(camera, { x: 0, y: 0, width, height });
}

/** Which cells of a view lie inside a country and are free. */
class Room {
  readonly #columns: number;
  readonly #rows: number;
  /** Per cell, how many cells it is from one that is not free, counted as a king moves in chess. */
  readonly #depths: Uint16Array;
  /** Sums of cells that are not free over everything above and to the left, with a row and a column of zeros first. */
  readonly #taken: Uint32Array;

  constructor(rings: readonly Position[][], view: NamedView) {
    this.#columns = Math.floor(view.width / CELL_PIXELS);
    this.#rows = Math.floor(view.height / CELL_PIXELS);
    const free = this.#freeCells(rings, view);
    this.#depths = this.#depthsOf(free);
    this.#taken = this.#sumsOf(free);
  }

  /** The middle of the box of a size that lies deepest in free cells, in CSS pixels; undefined where none has room. */
  middleFor({ width, height }: { width: number; height: number }): Position | undefined {
    const [wide, high] = [width, height].map((side) => Math.ceil((side + 2 * CLEAR_PIXELS) / CELL_PIXELS)) as [
      number,
      number,
    ];
    let best: Position | undefined;
    let deepest = 0;
    for (let row = 0; row + high <= this.#rows; row++)
      for (let column = 0; column + wide <= this.#columns; column++) {
        const depth = this.#depths[(row + (high >> 1)) * this.#columns + column + (wide >> 1)]!;
        if (depth <= deepest || this.#takenIn(column, row, wide, high) > 0) continue;
        deepest = depth;
        best = [(column + wide / 2) * CELL_PIXELS, (row + high / 2) * CELL_PIXELS];
      }
    return best;
  }

  /** Even-odd over rows of cell centers. */
  #freeCells(rings: readonly Position[][], view: NamedView): Uint8Array {
    const free = new Uint8Array(this.#columns * this.#rows);
    const crossings = Array.from({ length: this.#rows }, (): number[] => []);
    const { projectUnwrapped } = mapViewOf(view);
    for (const ring of rings) {
      const points = ring.map(projectUnwrapped);
      for (const [index, point] of points.entries()) cross(crossings, point, points[index + 1] ?? points[0]!);
    }
    for (const [row, xs] of [...crossings.entries()].slice(EDGE_CELLS, -EDGE_CELLS)) {
      xs.sort((a, b) => a - b);
      for (let pair = 0; pair + 1 < xs.length; pair += 2) {
        const first = Math.max(Math.ceil(xs[pair]! / CELL_PIXELS - 0.5), EDGE_CELLS);
        const last = Math.min(Math.floor(xs[pair + 1]! / CELL_PIXELS - 0.5), this.#columns - 1 - EDGE_CELLS);
        if (last >= first) free.fill(1, row * this.#columns + first, row * this.#columns + last + 1);
      }
    }
    for (const { x, y, width, height } of view.taken) {
      const [left, top] = [x, y].map((at) => Math.max(Math.floor(at / CELL_PIXELS), 0)) as [number, number];
      const right = Math.min(Math.ceil((x + width) / CELL_PIXELS), this.#columns);
      const bottom = Math.min(Math.ceil((y + height) / CELL_PIXELS), this.#rows);
      for (let row = top; row < bottom; row++)
        if (right > left) free.fill(0, row * this.#columns + left, row * this.#columns + right);
    }
    return free;
  }

  /** Two sweeps of the chessboard distance (Rosenfeld and Pfaltz 1968); what is outside the view is not free. */
  #depthsOf(free: Uint8Array): Uint16Array {
    const [columns, rows] = [this.#columns, this.#rows];
    const depths = new Uint16Array(free.length);
    const at = (column: number, row: number) =>
      column < 0 || row < 0 || column >= columns || row >= rows ? 0 : depths[row * columns + column]!;
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        if (free[row * columns + column])
          depths[row * columns + column] =
            1 + Math.min(at(column - 1, row), at(column - 1, row - 1), at(column, row - 1), at(column + 1, row - 1));
    for (let row = rows - 1; row >= 0; row--)
      for (let column = columns - 1; column >= 0; column--) {
        const after = Math.min(
          ...[at(column + 1, row), at(column + 1, row + 1), at(column, row + 1), at(column - 1, row + 1)],
        );
        depths[row * columns + column] = Math.min(depths[row * columns + column]!, 1 + after);
      }
    return depths;
  }

  #sumsOf(free: Uint8Array): Uint32Array {
    const wide = this.#columns + 1;
    const sums = new Uint32Array(wide * (this.#rows + 1));
    for (let row = 0; row < this.#rows; row++)
      for (let column = 0; column < this.#columns; column++)
        sums[(row + 1) * wide + column + 1] =
          sums[row * wide + column + 1]! +
          sums[(row + 1) * wide + column]! -
          sums[row * wide + column]! +
          (free[row * this.#columns + column] ? 0 : 1);
    return sums;
  }

  #takenIn(column: number, row: number, width: number, height: number): number {
    const sum = (x: number, y: number) => this.#taken[y * (this.#columns + 1) + x]!;
    return sum(column + width, row + height) - sum(column, row + height) - sum(column + width, row) + sum(column, row);
  }
}

/** Adds where the edge from one point to another crosses the middles of rows. */
function cross(rows: readonly number[][], [x, y]: Position, [toX, toY]: Position): void {
  const [upper, lower] = [Math.min(y!, toY!), Math.max(y!, toY!)];
  const first = Math.max(Math.ceil(upper / CELL_PIXELS - 0.5), 0);
  const last = Math.min(Math.ceil(lower / CELL_PIXELS - 0.5) - 1, rows.length - 1);
  for (let row = first; row <= last; row++) {
    const share = ((row + 0.5) * CELL_PIXELS - y!) / (toY! - y!);
    rows[row]!.push(x! + (toX! - x!) * share);
  }
}

/**
 * The rings of the area that a label names which reach into a view, in its copy of the world. Code and name together
 * tell which area that is: disputed ones share a code, or have none.
 */
function ringsInView({ features }: FeatureCollection, { properties }: CountryLabel, view: NamedView): Position[][] {
  const isNamed = (area: Feature["properties"]) =>
    area?.name === properties.name && (area.iso ?? null) === (properties.iso ?? null);
  const [west, south, east, north] = mapViewOf(view).bbox as [number, number, number, number];
  const rings = features
    .filter(({ properties: area }) => isNamed(area))
    .flatMap(({ geometry }) => {
      const { type, coordinates } = geometry as Polygon | MultiPolygon;
      return type === "Polygon" ? coordinates : coordinates.flat();
    });
  return rings.flatMap((ring) => {
    const [ringWest, ringSouth, ringEast, ringNorth] = extentOf(ring);
    if (ringNorth < south || ringSouth > north) return [];
    return [-360, 0, 360]
      .filter((shift) => ringEast + shift >= west && ringWest + shift <= east)
      .map((shift) => (shift === 0 ? ring : ring.map(([lon, lat]) => [lon! + shift, lat!])));
  });
}

function extentOf(ring: readonly Position[]): [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring as [number, number][]) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** The box that a name takes, in lines as MapLibre breaks it. */
function sizeOf(name: string, { size, spacing }: ReturnType<typeof countryType>) {
  const widthOf = (text: string) => text.length * (CAPITAL_EMS + spacing);
  const count = Math.ceil(widthOf(name) / COUNTRY_MAX_WIDTH);
  const lines = [""];
  for (const word of name.split(" ")) {
    const longer = `${lines.at(-1)!} ${word}`.trim();
    if (lines.at(-1) && widthOf(longer) > widthOf(name) / count) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return { width: Math.max(...lines.map(widthOf)) * size, height: lines.length * COUNTRY_LINE_HEIGHT * size };
}

/** Width of a capital letter of the font, on average. */
const CAPITAL_EMS = 0.6;

function around([x, y]: Position, { width, height }: { width: number; height: number }): Box {
  return { x: x! - width / 2, y: y! - height / 2, width, height };
}
