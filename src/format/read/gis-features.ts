import { isSamePosition } from "../../geometry/distance.ts";
import { quoted, type FindingLog, type Path } from "../problem.ts";
import { isPlainObject } from "./validate.ts";

/** Properties that hold lists, which a GIS without a column type for them writes as JSON in a text. */
const LISTS = ["citations", "aliases", "via", "times", "anchor"];

/** Names of longitude and latitude on WGS 84, as GIS write them. GDAL writes longitude first under both. */
const LON_LAT = /(?:^|[:/])(?:CRS84h?|EPSG:(?:[\d.]*:)?4326|EPSG\/\d+\/4326)$/i;

/**
 * A FeatureCollection as a GIS saves it, as the format has it: text ids, no nulls among the properties, lists as lists, one
 * line for lines that join. Features keep their indexes. What is neither GeoJSON nor of that kind is handed on as it is,
 * for the schema to name. Undefined where the coordinates are of another reference system.
 */
export function fromGis(file: string, value: unknown, log: FindingLog): unknown {
  if (!isPlainObject(value)) return value;
  if (!isLonLat(value["crs"])) {
    const message = `The coordinates are in ${nameOfCrs(value["crs"])}; wanted longitude and latitude in degrees (EPSG:4326). Save the layer in EPSG:4326.`;
    log.error(file, ["crs"], "unsupported-crs", message);
    return undefined;
  }
  if (!Array.isArray(value["features"])) return value;
  const features = (value["features"] as unknown[]).map((feature, index) =>
    isPlainObject(feature) ? featureFromGis(feature, { file, path: ["features", index] }, log) : feature,
  );
  return { ...value, features: withIds(file, features, log) };
}

function isLonLat(crs: unknown): boolean {
  return crs === undefined || crs === null || LON_LAT.test(crsName(crs) ?? "");
}

function nameOfCrs(crs: unknown): string {
  return quoted(crsName(crs) ?? crs);
}

function crsName(crs: unknown): string | undefined {
  const properties = isPlainObject(crs) ? crs["properties"] : undefined;
  const name = isPlainObject(properties) ? properties["name"] : undefined;
  return typeof name === "string" ? name : undefined;
}

interface At {
  file: string;
  path: Path;
}

function featureFromGis(feature: Record<string, unknown>, at: At, log: FindingLog): Record<string, unknown> {
  const { geometry, properties } = feature;
  return {
    ...feature,
    ...(isPlainObject(geometry) && { geometry: oneLine(geometry, at, log) }),
    ...(isPlainObject(properties) && { properties: withLists(withoutNulls(properties)) }),
  };
}

function withoutNulls(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

function withLists(properties: Record<string, unknown>): Record<string, unknown> {
  const lists = LISTS.flatMap((key) => {
    const list = Object.hasOwn(properties, key) ? listIn(properties[key]) : undefined;
    return list === undefined ? [] : [[key, list] as const];
  });
  return { ...properties, ...Object.fromEntries(lists) };
}

function listIn(value: unknown): unknown[] | undefined {
  if (typeof value !== "string" || !value.trimStart().startsWith("[")) return undefined;
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list : undefined;
  } catch {
    // The schema says that a list is wanted.
    return undefined;
  }
}

/** A MultiLineString of lines that join end to end as one LineString. */
function oneLine(geometry: Record<string, unknown>, { file, path }: At, log: FindingLog): Record<string, unknown> {
  const parts = geometry["coordinates"];
  if (geometry["type"] !== "MultiLineString" || !Array.isArray(parts) || !parts.every(Array.isArray)) return geometry;
  const line: unknown[] = [];
  for (const [index, part] of (parts as unknown[][]).entries()) {
    const [end, start] = [line.at(-1), part[0]];
    if (index > 0 && isPosition(end) && isPosition(start) && !isSamePosition(end, start)) {
      const message = `Line ${index + 1} of this MultiLineString begins at ${quoted(start)}, and the one before it ends at ${quoted(end)}; a stretch is one line. Join them, put them in order, or make a Feature of each.`;
      log.error(file, [...path, "geometry", "coordinates", index], "lines-apart", message);
    }
    for (const position of index > 0 ? part.slice(1) : part) line.push(position);
  }
  return { ...geometry, type: "LineString", coordinates: line };
}

function isPosition(value: unknown): value is [number, number] {
  return Array.isArray(value) && typeof value[0] === "number" && typeof value[1] === "number";
}

/** Features with ids as text. A made one is told, as it changes with what it is made from, and claims and links name it. */
function withIds(file: string, features: readonly unknown[], log: FindingLog): unknown[] {
  const given = features.map(givenId);
  const taken = new Set(given.filter((id) => typeof id === "string"));
  return features.map((feature, index) => {
    if (!isPlainObject(feature)) return feature;
    const own = Object.entries(propertiesOf(feature)).filter(([key]) => key !== "id");
    const properties = isPlainObject(feature["properties"]) ? { properties: Object.fromEntries(own) } : {};
    const id = given[index] ?? madeId(feature, index, taken);
    if (id === undefined) return { ...feature, ...properties };
    if (typeof id === "string" && id !== feature["id"] && id !== propertiesOf(feature)["id"]) {
      const from = id === numberAsText(feature["id"]) ? "the number that a GIS gave it" : "its name";
      const message = `This Feature has no id of its own; it is called ${quoted(id)}, after ${from}, until that changes. Write an \`id\`.`;
      log.note(file, ["features", index], "made-id", message);
    }
    return { ...feature, id, ...properties };
  });
}

/** The id that stands in a Feature: its own, else the property `id`, else its number; undefined for none. */
function givenId(feature: unknown): unknown {
  if (!isPlainObject(feature)) return undefined;
  const { id } = feature;
  if (id !== undefined && id !== null && typeof id !== "number") return id;
  const property = propertiesOf(feature)["id"];
  return (typeof property === "string" ? property : numberAsText(property)) ?? numberAsText(id);
}

function numberAsText(id: unknown): string | undefined {
  return Number.isSafeInteger(id) && (id as number) >= 0 ? String(id) : undefined;
}

/** An id from the name, with a number where that is taken; undefined for a Feature that has no name. */
function madeId(feature: Record<string, unknown>, index: number, taken: Set<string>): string | undefined {
  const { name } = propertiesOf(feature);
  if (typeof name !== "string") return undefined;
  const letters = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = letters.slice(0, 70).match(/[a-z0-9]+/g) ?? ["feature", String(index + 1)];
  const base = words.join("-");
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

function propertiesOf(feature: Record<string, unknown>): Record<string, unknown> {
  return isPlainObject(feature["properties"]) ? feature["properties"] : {};
}
