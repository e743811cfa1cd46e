import type { Position } from "geojson";
import { tileAt } from "../geometry/tile.ts";

/** Rings of one polygon or several: inside is what an odd number of them holds. */
export type Rings = readonly (readonly Position[])[];

/** A country or territory as an area. */
export interface CountryOutline {
  /** ISO 3166-1 alpha-3; null where there is none. */
  iso: string | null;
  name: string;
  rings: Rings;
}

/** The ground under a line, as the base map draws it. */
export interface Ground {
  countries: readonly CountryOutline[];
  lakes: readonly Rings[];
  /** What a closer look finds; where it says nothing, the rest holds. */
  detail?: GroundDetail;
}

/** The ground in cells: the Mercator tiles of a zoom level. */
export interface GroundDetail {
  zoom: number;
  /** The ground of a cell; undefined where no closer look is there. It may read it at the first question. */
  cell(x: number, y: number): Ground | undefined;
}

/** What lies at a position. */
export interface GroundAt {
  country: CountryOutline | undefined;
  isLake: boolean;
}

/** Tells what lies at a position, of the closest look that there is. */
export class GroundIndex {
  readonly #ground: Ground;
  readonly #countries: AreaIndex;
  readonly #lakes: AreaIndex;
  readonly #cells = new Map<string, GroundIndex | undefined>();

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#countries = new AreaIndex(ground.countries.map(({ rings }) => rings));
    this.#lakes = new AreaIndex(ground.lakes);
  }

  at(lon: number, lat: number): GroundAt {
    const cell = this.#cellAt(lon, lat);
    if (cell) return cell.at(lon, lat);
    const country = this.#ground.countries[this.#countries.areaAt(lon, lat)];
    return { country, isLake: this.#lakes.areaAt(lon, lat) >= 0 };
  }

  #cellAt(lon: number, lat: number): GroundIndex | undefined {
    const { detail } = this.#ground;
    if (!detail || Math.abs(lat) > MERCATOR_LATITUDE) return undefined;
    const { x, y } = tileAt(lon, lat, detail.zoom);
    const key = `${x}-${y}`;
    if (!this.#cells.has(key)) {
      const ground = detail.cell(x, y);
      this.#cells.set(key, ground && new GroundIndex(ground));
    }
    return this.#cells.get(key);
  }
}

/** Beyond it there are no Mercator tiles. */
const MERCATOR_LATITUDE = 85.05;

const BANDS = 1800;
const BANDS_PER_DEGREE = BANDS / 180;

/**
 * Tells in which of many areas a position lies. The edges of all are sorted into bands of a tenth of a degree of
 * latitude, so that a question reads the edges of one band only.
 */
export class AreaIndex {
  /** Where the edges of each band begin; the last number is their count. */
  readonly #bandStarts = new Uint32Array(BANDS + 1);
  /** Longitude and latitude of both ends, in turn. */
  readonly #edges: Float64Array;
  readonly #owners: Uint32Array;
  readonly #isInside: Uint8Array;

  constructor(areas: readonly Rings[]) {
    forEachEdge(areas, (_area, a, b) => {
      for (let band = bandOf(Math.min(a[1]!, b[1]!)); band <= bandOf(Math.max(a[1]!, b[1]!)); band++)
        this.#bandStarts[band + 1]! += 1;
    });
    for (let band = 0; band < BANDS; band++) this.#bandStarts[band + 1]! += this.#bandStarts[band]!;
    const count = this.#bandStarts[BANDS]!;
    this.#edges = new Float64Array(count * 4);
    this.#owners = new Uint32Array(count);
    this.#isInside = new Uint8Array(areas.length);
    const next = this.#bandStarts.slice();
    forEachEdge(areas, (area, a, b) => {
      for (let band = bandOf(Math.min(a[1]!, b[1]!)); band <= bandOf(Math.max(a[1]!, b[1]!)); band++) {
        const at = next[band]!++;
        this.#edges.set([a[0]!, a[1]!, b[0]!, b[1]!], at * 4);
        this.#owners[at] = area;
      }
    });
  }

  /** The number of the first area that holds the position, or -1: by the crossings of a ray to the east. */
  areaAt(lon: number, lat: number): number {
    const band = bandOf(lat);
    const edges = this.#edges;
    const inside = this.#isInside;
    const [first, end] = [this.#bandStarts[band]!, this.#bandStarts[band + 1]!];
    let found = -1;
    for (let at = first; at < end; at++) {
      if (this.#crosses(edges, at * 4, lon, lat)) inside[this.#owners[at]!]! ^= 1;
    }
    for (let at = first; at < end; at++) {
      const owner = this.#owners[at]!;
      if (inside[owner] === 1 && (found === -1 || owner < found)) found = owner;
      inside[owner] = 0;
    }
    return found;
  }

  #crosses(edges: Float64Array, at: number, lon: number, lat: number): boolean {
    const [aLat, bLat] = [edges[at + 1]!, edges[at + 3]!];
    if (aLat > lat === bLat > lat) return false;
    const [aLon, bLon] = [edges[at]!, edges[at + 2]!];
    if (aLon <= lon && bLon <= lon) return false;
    return lon < aLon + ((lat - aLat) / (bLat - aLat)) * (bLon - aLon);
  }
}

function bandOf(lat: number): number {
  return Math.min(BANDS - 1, Math.max(0, Math.floor((lat + 90) * BANDS_PER_DEGREE)));
}

function forEachEdge(areas: readonly Rings[], visit: (area: number, a: Position, b: Position) => void) {
  for (const [area, rings] of areas.entries())
    for (const ring of rings)
      for (let index = 1; index < ring.length; index++) {
        const [a, b] = [ring[index - 1]!, ring[index]!];
        // A level edge is crossed by no ray.
        if (a[1] !== b[1]) visit(area, a, b);
      }
}
