import type { Position } from "geojson";
import { overlaps, type Box } from "../../geometry/screen-boxes.ts";
import type { Marker } from "../../story/markers.ts";
import { shortestLonStep } from "../../geometry/longitude.ts";
import { mercatorY, worldPixelsAt } from "../../geometry/mercator.ts";
import { nameLines } from "../style/place-names.ts";
import { LABEL_SIZE } from "../style/place-words.ts";

/** Distance of a numbered disc from its point, and its radius, in CSS pixels. */
export const DISC_DISTANCE = 21;
export const DISC_RADIUS = 11;
/** So few numbers are all shown, even where they meet; of more, those of the chapter and the first in the file win. */
export const MOST_OVER_ONE_ANOTHER = 20;

/** Between the middles of two discs that do not touch: CSS pixels. */
const DISCS_APART = 2 * DISC_RADIUS + 4;
/** From a name to a disc that is not its own. Its own is nearer. */
const NAME_APART = 6;
/** From a disc to its own name. */
const NAME_GAP = 3;
/** Where a disc may stand whose own place is taken: farther out, and turned by steps. */
const RINGS = [0, 1, 2].map((ring) => DISC_DISTANCE + ring * (DISCS_APART + 1));
const TURNS = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6].map((step) => (step * Math.PI) / 6);
/** Spots are found for each whole zoom, and must hold from there to the next: so they are looked at here between. */
const WITHIN_ZOOM = [0, 0.5, 0.99];
const LAST_ZOOM = 16;
/** Farther than two discs in the outermost ring, with their names, reach. */
const FAR_PIXELS = 1_000;
/** No map is so close. */
export const NO_ZOOM = 99;

type Point = readonly [x: number, y: number];
/** As MapLibre has it: the side of the name that is turned to the disc. */
type NameAnchor = "top" | "bottom" | "left" | "right";

/** Where the number and the name of a place stand, from its point: CSS pixels, x right and y down. */
export interface DiscSpot {
  disc: Point;
  /** None where it would stand beside another number, too. `at` is the middle of the side that is turned to the disc. */
  name?: { anchor: NameAnchor; at: Point };
}

/** A spot for zooms from `minzoom` on, and below `maxzoom`. */
export interface SpotBand extends DiscSpot {
  minzoom: number;
  maxzoom: number;
}

/** Kept as long as the markers, since they take time to find: map and picture ask again and again. */
const known = new WeakMap<readonly Marker[], readonly (readonly SpotBand[])[]>();

/**
 * Spots of every numbered place by zoom, one list for each marker: beside its point, away from the lines; where numbers
 * would meet, round the point and farther out. A name is beside its own number only.
 */
export function spotsOf(markers: readonly Marker[]): readonly (readonly SpotBand[])[] {
  const spots = known.get(markers) ?? findSpots(markers);
  known.set(markers, spots);
  return spots;
}

function findSpots(markers: readonly Marker[]): SpotBand[][] {
  if (markers.length > MOST_OVER_ONE_ANOTHER) return spotsOfMany(markers);
  const lines = markers.map(({ place }) => nameLines(place));
  const bands = markers.map((): SpotBand[] => []);
  for (let zoom = 0; zoom <= LAST_ZOOM; zoom++) {
    const views = WITHIN_ZOOM.map((part) => pointsAt(markers, zoom + part));
    for (const [index, spot] of spotsIn(views, markers, lines).entries()) addBand(bands[index]!, spot, zoom);
    if (areFar(views[0]!)) break;
  }
  return bands;
}

/** MapLibre leaves out numbers that meet; those of one position would meet at every zoom. */
function spotsOfMany(markers: readonly Marker[]): SpotBand[][] {
  const groups = new Map<string, number[]>();
  for (const [index, { place }] of markers.entries()) {
    const key = place.anchor.join();
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  const bands: SpotBand[][] = [];
  for (const indexes of groups.values()) {
    if (indexes.length === 1) {
      bands[indexes[0]!] = [{ ...spotAlone(markers[indexes[0]!]!), minzoom: 0, maxzoom: NO_ZOOM }];
      continue;
    }
    const here = indexes.slice(0, MOST_OVER_ONE_ANOTHER);
    const atOnePoint = here.map((): Point => [0, 0]);
    const own = here.map((index) => markers[index]!);
    const ownLines = own.map(({ place }) => nameLines(place));
    const spots = spotsIn([atOnePoint], own, ownLines);
    for (const [at, index] of indexes.entries()) {
      const spot = spots[at] ?? spotAlone(markers[index]!);
      bands[index] = [{ ...spot, minzoom: 0, maxzoom: NO_ZOOM }];
    }
  }
  return bands;
}

/** Whether places that are not at one position are so far apart that nothing of one comes near another. */
function areFar(points: readonly Point[]): boolean {
  return points.every((point, index) =>
    points.every((other, at) => {
      const apart = at < index ? distance(point, other) : FAR_PIXELS;
      return apart === 0 || apart >= FAR_PIXELS;
    }),
  );
}

function addBand(bands: SpotBand[], spot: DiscSpot, zoom: number): void {
  const last = bands.at(-1);
  if (last && sameSpot(last, spot)) return;
  if (last) last.maxzoom = zoom;
  bands.push({ ...spot, minzoom: zoom, maxzoom: NO_ZOOM });
}

function sameSpot(a: DiscSpot, b: DiscSpot): boolean {
  return a.disc[0] === b.disc[0] && a.disc[1] === b.disc[1] && a.name?.anchor === b.name?.anchor;
}

/** Points of the markers on the screen at a zoom, all in the copy of the world that is nearest to the first. */
function pointsAt(markers: readonly Marker[], zoom: number): Point[] {
  const worldPixels = worldPixelsAt(zoom);
  const start = markers[0]?.place.anchor[0] ?? 0;
  return markers.map(({ place: { anchor } }) => [
    (shortestLonStep(start, anchor[0]!) / 360) * worldPixels,
    mercatorY(anchor[1]!) * worldPixels,
  ]);
}

function spotsIn(
  views: readonly (readonly Point[])[],
  markers: readonly Marker[],
  lines: readonly string[][],
): DiscSpot[] {
  const discs: Point[] = [];
  for (const [index, marker] of markers.entries()) discs.push(freeDisc(marker, index, views, discs));
  return discs.map((disc, index) => {
    const name = freeName(disc, index, { views, discs, lines: lines[index]! });
    return { disc, ...(name && { name }) };
  });
}

function discOf({ away: [x, y] }: Marker): Point {
  return [x * DISC_DISTANCE, y * DISC_DISTANCE];
}

/** The spot of a place that no other is near. */
function spotAlone(marker: Marker): DiscSpot {
  const disc = discOf(marker);
  const [anchor] = anchorsFor(disc);
  return { disc, name: { anchor: anchor!, at: nameAt(disc, anchor!) } };
}

/** The first spot that meets no disc of an earlier marker and, if possible, no point of another; its own where none is free. */
function freeDisc(
  marker: Marker,
  index: number,
  views: readonly (readonly Point[])[],
  placed: readonly Point[],
): Point {
  const meets = ([x, y]: Point) =>
    views.some((points) => {
      const [left, top] = points[index]!;
      return placed.some(([otherX, otherY], at) => {
        const [right, down] = [points[at]![0] + otherX - left - x, points[at]![1] + otherY - top - y];
        return right * right + down * down < DISCS_APART * DISCS_APART;
      });
    });
  const own = discOf(marker);
  if (!meets(own)) return own;
  const angle = Math.atan2(own[1], own[0]);
  const others = RINGS.flatMap((radius) =>
    TURNS.map((turn): Point => [radius * Math.cos(angle + turn), radius * Math.sin(angle + turn)]),
  ).filter((disc) => !meets(disc));
  const covers = (disc: Point) =>
    views.some((points) =>
      points.some((point) => distance(point, moved(points[index]!, disc)) < DISC_RADIUS + NAME_GAP),
    );
  return others.find((disc) => !covers(disc)) ?? others[0] ?? own;
}

interface Around {
  views: readonly (readonly Point[])[];
  discs: readonly Point[];
  lines: readonly string[];
}

/** Where a name stands that is near no other disc: first over or under its own, on the far side from the point. */
function freeName(disc: Point, index: number, { views, discs, lines }: Around): DiscSpot["name"] {
  const others = views.flatMap((points) =>
    discs.flatMap((other, at) => {
      if (at === index || distance(points[at]!, points[index]!) > FAR_PIXELS) return [];
      const [x, y] = moved(points[at]!, other);
      return [around([x - points[index]![0], y - points[index]![1]], DISC_RADIUS)];
    }),
  );
  // Under another disc nobody sees which number a name belongs to.
  if (others.some((other) => overlaps(around(disc, DISC_RADIUS - 1), other))) return undefined;
  const anchor = anchorsFor(disc).find((side) => {
    const box = nameBox(lines, { anchor: side, at: nameAt(disc, side) });
    return !others.some((other) => overlaps(grownBy(box, NAME_APART), other));
  });
  return anchor && { anchor, at: nameAt(disc, anchor) };
}

function anchorsFor([x, y]: Point): NameAnchor[] {
  const upright: NameAnchor[] = y > -0.4 * DISC_DISTANCE ? ["top", "bottom"] : ["bottom", "top"];
  const beside: NameAnchor[] = x < 0 ? ["right", "left"] : ["left", "right"];
  return [upright[0]!, ...beside, upright[1]!];
}

/** The middle of the side of a name that is turned to its disc. */
function nameAt([x, y]: Point, anchor: NameAnchor): Point {
  const gap = DISC_RADIUS + NAME_GAP;
  if (anchor === "top") return [x, y + gap];
  if (anchor === "bottom") return [x, y - gap];
  return [anchor === "left" ? x + gap : x - gap, y];
}

/** Width of a letter of a place's name, on average; letters of East Asia are as wide as they are high. */
const LETTER_EMS = 0.56;
const WIDE_LETTER = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]/g;

function nameBox(lines: readonly string[], { anchor, at: [x, y] }: NonNullable<DiscSpot["name"]>): Box {
  const wide = (line: string) => line.match(WIDE_LETTER)?.length ?? 0;
  const ems = lines.map((line) => line.length * LETTER_EMS + wide(line) * (1 - LETTER_EMS));
  const width = Math.max(0, ...ems) * LABEL_SIZE;
  const height = lines.length * LABEL_SIZE * 1.15;
  const left = { left: x, right: x - width, top: x - width / 2, bottom: x - width / 2 }[anchor];
  const top = { left: y - height / 2, right: y - height / 2, top: y, bottom: y - height }[anchor];
  return { x: left, y: top, width, height };
}

/**
 * The boxes that each numbered place takes of a map at a zoom, from its point, in CSS pixels: first the point itself, then its disc
 * and its name.
 */
export function markerBoxes(markers: readonly Marker[], zoom: number): Box[][] {
  const whole = Math.max(0, Math.floor(zoom));
  return spotsOf(markers).map((bands, index) => {
    const { disc, name } = bands.findLast(({ minzoom }) => minzoom <= whole)!;
    const lines = nameLines(markers[index]!.place);
    return [around([0, 0], POINT_RADIUS), around(disc, DISC_RADIUS + 2), ...(name ? [nameBox(lines, name)] : [])];
  });
}

/** Room that the point itself takes: that of the smallest ring. */
const POINT_RADIUS = 8;

function around([x, y]: Point, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function grownBy({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function moved([x, y]: Point, [right, down]: Point): Point {
  return [x + right, y + down];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Boxes of a place moved to where its point is on a map, of which `scale` pixels make one CSS pixel. */
export function boxesFrom(boxes: readonly Box[], [left, top]: Position, scale = 1): Box[] {
  return boxes.map(({ x, y, width, height }) => ({
    x: left! + x * scale,
    y: top! + y * scale,
    width: width * scale,
    height: height * scale,
  }));
}
