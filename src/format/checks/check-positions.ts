import type { Position } from "geojson";
import { counted } from "../../story/counted.ts";
import type { DraftPlace, DraftStretch, Item } from "../draft.ts";
import { quoted, type FindingLog, type Path } from "../problem.ts";
import { unwrappedRingsContain, unwrapRings } from "../../geometry/polygon.ts";
import { isBeyondMap, SHOWN_LAT } from "../../geometry/mercator.ts";
import type { PlaceFile, StretchFile } from "../schema/schema-geojson.ts";
import { isPlainObject } from "../read/validate.ts";

/** At most so many positions in the places and legs of a story. */
export const MAX_POSITIONS = 1_000_000;

/** At most so many in an area, to each of which the ends of legs may be measured. */
const MAX_AREA_POSITIONS = 10_000;

/** The first faults of a list of positions are told one by one; they show the pattern. */
const TOLD_PER_LIST = 10;

/** How many positions, or what stands in their place, the Features hold. */
export function countPositions(features: readonly unknown[]): number {
  return features.reduce<number>((sum, feature) => {
    const geometry = isPlainObject(feature) ? feature["geometry"] : undefined;
    const coordinates = isPlainObject(geometry) ? geometry["coordinates"] : undefined;
    return sum + (Array.isArray(coordinates) ? countIn(coordinates) : 0);
  }, 0);
}

function countIn(list: readonly unknown[]): number {
  if (list.length <= 3 && typeof list[0] === "number") return 1;
  let count = 0;
  for (const item of list) count += Array.isArray(item) && Array.isArray(item[0]) ? countIn(item) : 1;
  return count;
}

/** The place with its coordinates checked, or undefined where they are wrong. */
export function checkPlace(item: Item<PlaceFile>, log: FindingLog): DraftPlace | undefined {
  const file = "places.geojson";
  const { id, geometry, properties } = item.value;
  const path = [...item.path, "geometry", "coordinates"];
  const isArea = properties.role === "area";
  if (isArea !== (geometry.type !== "Point")) {
    const message = `Place ${id} is a ${geometry.type} with the role "${properties.role}"; an area is a Polygon or a MultiPolygon, and every other place a Point. Change one of the two.`;
    log.error(file, [...item.path, "geometry", "type"], "wrong-geometry", message);
    return undefined;
  }
  checkNeedlessKey(item, isArea ? "precisionMeters" : "anchor", log);
  if (geometry.type === "Point") {
    const position = checkPosition(geometry.coordinates, file, path, log);
    if (properties.precisionMeters === undefined) {
      const message = `Place ${id} does not say how precise its point is; a point needs the radius within which the true place lies. Add \`precisionMeters\`.`;
      log.error(file, [...item.path, "properties"], "missing-precision", message);
    }
    if (position === undefined) return undefined;
    warnBeyondMap(`Place ${id}`, [position], file, () => path, log);
    return { ...item, geometry: { type: "Point", coordinates: position }, anchor: position };
  }
  const count = Array.isArray(geometry.coordinates) ? countIn(geometry.coordinates) : 0;
  if (count > MAX_AREA_POSITIONS) {
    const message = `Area ${id} has ${count} positions; at most ${MAX_AREA_POSITIONS} are read. Simplify it.`;
    log.error(file, path, "area-too-detailed", message);
    return undefined;
  }
  const polygons = checkPolygons(geometry, id, path, log);
  const rings = polygons?.flat() ?? [];
  for (const [index, ring] of rings.entries()) {
    const pathOf = (at: number) => (geometry.type === "Polygon" ? [...path, index, at] : path);
    if (warnBeyondMap(`Area ${id}`, ring, file, pathOf, log)) break;
  }
  return polygons && checkAnchor(item, polygons, log);
}

function checkPolygons(
  { type, coordinates }: PlaceFile["geometry"],
  id: string,
  path: Path,
  log: FindingLog,
): Position[][][] | undefined {
  if (type !== "MultiPolygon") {
    const rings = checkRings(coordinates, id, path, log);
    return rings && [rings];
  }
  if (!Array.isArray(coordinates) || coordinates.length === 0) {
    const message = `Found ${quoted(coordinates)}; wanted a list of polygons. Write the rings of the first.`;
    log.error("places.geojson", path, "bad-position", message);
    return undefined;
  }
  const polygons = coordinates.map((part: unknown, index) => checkRings(part, id, [...path, index], log));
  return polygons.every((rings) => rings !== undefined) ? polygons : undefined;
}

function checkNeedlessKey({ value, path }: Item<PlaceFile>, key: "anchor" | "precisionMeters", log: FindingLog) {
  if (value.properties[key] === undefined) return;
  const owner =
    key === "anchor" ? "an area; the label of a Point stands at the Point" : "a Point; an area shows its own extent";
  const message = `\`${key}\` stands in place ${value.id}, but belongs to ${owner}. Remove it.`;
  log.error("places.geojson", [...path, "properties", key], "needless-key", message, { atKey: true });
}

function checkAnchor(item: Item<PlaceFile>, written: Position[][][], log: FindingLog): DraftPlace | undefined {
  const file = "places.geojson";
  const { id, properties } = item.value;
  if (properties.anchor === undefined) {
    const message = `Area ${id} does not say where its label stands. Add \`anchor\`, a position inside it.`;
    log.error(file, [...item.path, "properties"], "missing-anchor", message);
    return undefined;
  }
  const anchor = checkPosition(properties.anchor, file, [...item.path, "properties", "anchor"], log);
  if (anchor === undefined) return undefined;
  const polygons = written.map((rings) => unwrapRings(rings, anchor));
  if (!polygons.some((rings) => unwrappedRingsContain(rings, anchor))) {
    const message = `The anchor ${quoted(anchor)} lies outside the area ${id}, where its label would mislead. Move it inside.`;
    log.error(file, [...item.path, "properties", "anchor"], "anchor-outside", message);
    return undefined;
  }
  const [first] = polygons;
  const geometry =
    polygons.length === 1
      ? { type: "Polygon" as const, coordinates: first! }
      : { type: "MultiPolygon" as const, coordinates: polygons };
  return { ...item, geometry, anchor };
}

/** The stretch with its positions checked, or undefined where they are wrong. */
export function checkStretch(item: Item<StretchFile>, log: FindingLog): DraftStretch | undefined {
  const file = "legs.geojson";
  const { id, geometry, properties } = item.value;
  const path = [...item.path, "geometry", "coordinates"];
  checkModeWord(item, log);
  const positions = checkPositions(geometry.coordinates, file, path, log);
  if (positions === undefined) return undefined;
  const first = positions[0];
  if (first === undefined || positions.length < 2) {
    const message = `Stretch ${id} has ${counted(positions.length, "position")}; a line needs at least 2. Add the position where it arrives.`;
    log.error(file, path, "line-too-short", message);
    return undefined;
  }
  if (positions.every((position) => position[0] === first[0] && position[1] === first[1])) {
    const message = `All positions of stretch ${id} are the same, so it leads nowhere. Add the position where it arrives.`;
    log.error(file, path, "line-without-length", message);
    return undefined;
  }
  if (properties.via !== undefined && properties.via.length !== positions.length) {
    const message = `Stretch ${id} has ${counted(properties.via.length, "name")} in \`via\` for ${counted(positions.length, "position")}; one each is wanted. Add or remove names.`;
    log.error(file, [...item.path, "properties", "via"], "via-length", message);
  }
  warnBeyondMap(`Stretch ${id}`, positions, file, (at) => [...path, at], log);
  return { ...item, positions };
}

function checkModeWord({ value, path }: Item<StretchFile>, log: FindingLog) {
  const { id, properties } = value;
  const at = [...path, "properties"];
  if (properties.mode === "other" && properties.modeWord === undefined) {
    const message = `Stretch ${id} is travelled by an other mode and does not say which. Add \`modeWord\`, such as "By dog sled".`;
    log.error("legs.geojson", at, "missing-key", message);
  } else if (properties.mode !== "other" && properties.modeWord !== undefined) {
    const message = `\`modeWord\` stands in stretch ${id}, whose mode ${properties.mode} has words of its own. Remove it, or make the mode \`other\`.`;
    log.error("legs.geojson", [...at, "modeWord"], "needless-key", message, { atKey: true });
  }
}

/** Names the first position that the map's projection cannot show; true where there is one. */
function warnBeyondMap(
  what: string,
  positions: readonly Position[],
  file: string,
  pathOf: (index: number) => Path,
  log: FindingLog,
): boolean {
  const index = positions.findIndex(([, lat]) => isBeyondMap(lat!));
  if (index < 0) return false;
  const message = `${what} reaches ${quoted(positions[index])}; the map ends at ${SHOWN_LAT} degrees north and south, so this is drawn at its edge, and pictures of it are refused. End it nearer the equator, or leave it to the words.`;
  log.warning(file, pathOf(index), "beyond-map", message);
  return true;
}

function checkRings(coordinates: unknown, id: string, path: Path, log: FindingLog): Position[][] | undefined {
  const file = "places.geojson";
  if (!Array.isArray(coordinates) || coordinates.length === 0) {
    log.error(
      file,
      path,
      "bad-position",
      `Found ${quoted(coordinates)}; wanted a list of rings. Write the outer ring.`,
    );
    return undefined;
  }
  const rings = coordinates.map((ring: unknown, index) => {
    const ringPath = [...path, index];
    const positions = checkPositions(ring, file, ringPath, log);
    if (positions === undefined) return undefined;
    const [first, last] = [positions[0], positions.at(-1)];
    if (positions.length < 4) {
      const message = `A ring of area ${id} has ${counted(positions.length, "position")}; it needs at least 4, the last the same as the first. Add the others.`;
      log.error(file, ringPath, "ring-too-short", message);
      return undefined;
    }
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
      const message = `A ring of area ${id} begins at ${quoted(first)} and ends at ${quoted(last)}; it must end where it begins. Add the first position at the end.`;
      log.error(file, ringPath, "ring-open", message);
      return undefined;
    }
    return positions;
  });
  return rings.every((ring) => ring !== undefined) ? rings : undefined;
}

function checkPositions(list: unknown, file: string, path: Path, log: FindingLog): Position[] | undefined {
  if (!Array.isArray(list)) {
    log.error(file, path, "bad-position", `Found ${quoted(list)}; wanted a list of positions. Write it in brackets.`);
    return undefined;
  }
  let faults = 0;
  for (let index = 0; index < list.length; index++) {
    if (positionFault(list[index]) === undefined) continue;
    faults += 1;
    if (faults <= TOLD_PER_LIST) checkPosition(list[index], file, [...path, index], log);
  }
  if (faults > TOLD_PER_LIST) {
    const message = `${faults - TOLD_PER_LIST} more positions of this list are wrong. Correct those named first, then check again.`;
    log.error(file, path, "more-bad-positions", message);
  }
  if (faults > 0) return undefined;
  const positions = list as Position[];
  const highIndex = positions.findIndex(isHigh);
  if (highIndex < 0) return positions;
  noteElevation(file, [...path, highIndex], log);
  return positions.map(onGround);
}

function isHigh(position: Position): boolean {
  return position.length > 2;
}

function onGround([lon, lat]: Position): Position {
  return [lon!, lat!];
}

function noteElevation(file: string, path: Path, log: FindingLog) {
  const message = "The third number of a position, its elevation, is not read: the map is flat. It may stay.";
  log.note(file, path, "elevation-unread", message);
}

function checkPosition(value: unknown, file: string, path: Path, log: FindingLog): Position | undefined {
  const fault = positionFault(value);
  if (fault === undefined) {
    if (isHigh(value as Position)) noteElevation(file, path, log);
    return onGround(value as Position);
  }
  if (fault === "bad-position") {
    const message = `Found ${quoted(value)}; wanted a position, [longitude, latitude], two numbers. Write both.`;
    log.error(file, path, fault, message);
    return undefined;
  }
  const [lon, lat] = value as [number, number];
  const isSwapped = Math.abs(lon) <= 90 && Math.abs(lat) <= 180;
  const next = isSwapped
    ? "Longitude comes first: if latitude does here, exchange the two; else correct the number."
    : "Correct the number.";
  const message = `${quoted(value)} lies outside the world; longitude runs from -180 to 180 and latitude from -90 to 90. ${next}`;
  log.error(file, path, fault, message);
  return undefined;
}

function positionFault(value: unknown): "bad-position" | "coordinates-out-of-range" | undefined {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return "bad-position";
  if (value.length === 3 && typeof value[2] !== "number") return "bad-position";
  const lon: unknown = value[0];
  const lat: unknown = value[1];
  if (typeof lon !== "number" || typeof lat !== "number") return "bad-position";
  return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90 ? undefined : "coordinates-out-of-range";
}
