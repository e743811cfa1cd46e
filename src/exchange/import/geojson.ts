import { positionIn } from "./read-position.ts";
import { readTime } from "./read-time.ts";
import { counted, Refusal, type Driver, type FileContent, type Fix } from "./tracks.ts";

/** GeoJSON of any shape. Its lines are drawn, or of an origin that it does not say: approximate. */
export const geojson: Driver = {
  name: "GeoJSON",
  unit: "position",
  detect: (fileName, start) =>
    /^[[{]/.test(start) && (/\.(?:geo)?json$/i.test(fileName) || /"type"|"coordinates"/.test(start)),
  read: readGeoJson,
};

const MOST_LEVELS = 64;
/** WGS 84 in the names that were written into the member `crs` before RFC 7946 removed it. */
const WGS84 = /CRS:?:?84|4326/i;

interface Naming {
  name: string;
  /** A time for each position, nested as the coordinates are. */
  times: unknown;
}

function readGeoJson(text: string): FileContent {
  const value = parse(text);
  const content: FileContent = { places: [], tracks: [], notes: [] };
  let [skipped, heights, empty, row] = [0, 0, 0, 0];
  const areas: string[] = [];

  const fixOf = (position: unknown, time: unknown): Fix | undefined => {
    row++;
    const [lon, lat, height] = Array.isArray(position) ? (position as unknown[]) : [];
    const found = positionIn(numberOf(lon), numberOf(lat), `Position ${row.toLocaleString("en")}`);
    if (!found) skipped++;
    if (height !== undefined) heights++;
    return found && { ...found, timeMs: typeof time === "string" ? readTime(time) : undefined, row };
  };
  const piece = (coordinates: unknown, times: unknown) =>
    listOf(coordinates).flatMap((position, index) => fixOf(position, listOf(times)[index]) ?? []);
  const addPoint = (coordinates: unknown, name: string) => {
    const fix = fixOf(coordinates, undefined);
    if (fix) content.places.push({ name, lon: fix.lon, lat: fix.lat, row: fix.row });
  };
  const addTrack = (pieces: Fix[][], name: string) =>
    content.tracks.push({ name, pieces, location: "approximate", isShip: false, dropped: [] });

  const walk = (value: unknown, naming: Naming, levels: number) => {
    if (levels > MOST_LEVELS) throw new Refusal(`It has more than ${MOST_LEVELS} objects within one another.`);
    if (!isObject(value)) return void empty++;
    const { type, coordinates } = value;
    if (type === "FeatureCollection")
      for (const feature of listOf(value["features"])) walk(feature, naming, levels + 1);
    else if (type === "Feature") walk(value["geometry"], namingOf(value), levels + 1);
    else if (type === "GeometryCollection")
      for (const geometry of listOf(value["geometries"])) walk(geometry, naming, levels + 1);
    else if (type === "Point") addPoint(coordinates, naming.name);
    else if (type === "MultiPoint") for (const point of listOf(coordinates)) addPoint(point, naming.name);
    else if (type === "LineString") addTrack([piece(coordinates, naming.times)], naming.name);
    else if (type === "MultiLineString") {
      const pieces = listOf(coordinates).map((part, index) => piece(part, listOf(naming.times)[index]));
      addTrack(pieces, naming.name);
    } else if (type === "Polygon" || type === "MultiPolygon") areas.push(naming.name);
    else throw new Refusal(`It has an object of the type ${JSON.stringify(type) ?? "nothing"}, which GeoJSON has not.`);
  };
  assertWgs84(value);
  walk(value, { name: "", times: undefined }, 0);
  if (areas.length > 0)
    content.notes.push(`${counted(areas.length, "area")} left out: only points and lines are imported.`);
  if (empty > 0) content.notes.push(`${counted(empty, "Feature")} without a geometry left out.`);
  if (skipped > 0) content.notes.push(`${counted(skipped, "position")} that cannot be read left out.`);
  if (heights > 0) content.notes.push(`${counted(heights, "elevation")} left out: a story has none.`);
  return content;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal(`It is not JSON (${(cause as Error).message.replace(/\s+/g, " ").slice(0, 120)}).`, { cause });
  }
}

function assertWgs84(value: unknown): void {
  const crs = isObject(value) && isObject(value["crs"]) ? value["crs"]["properties"] : undefined;
  const name = isObject(crs) ? crs["name"] : undefined;
  if (typeof name === "string" && !WGS84.test(name))
    throw new Refusal(`Its coordinates are in ${JSON.stringify(name)}. Export it in WGS 84 (EPSG:4326).`);
}

function namingOf(feature: Record<string, unknown>): Naming {
  const properties = isObject(feature["properties"]) ? feature["properties"] : {};
  const { name, title, coordTimes, coordinateProperties } = properties;
  const written = [name, title].find((text) => typeof text === "string" && text.trim() !== "");
  const times = coordTimes ?? (isObject(coordinateProperties) ? coordinateProperties["times"] : undefined);
  return { name: typeof written === "string" ? written : "", times };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
