import { counted, type Driver, type FileContent, type Fix, type Track } from "./tracks.ts";
import { positionIn, readDegrees } from "./read-position.ts";
import { readTime } from "./read-time.ts";
import { readXml, type XmlElement } from "./read-xml.ts";

/**
 * GPX 1.0 and 1.1: waypoints are places, tracks and routes are tracks. A track is what a receiver recorded; a route was planned,
 * so that its line is approximate.
 */
export const gpx: Driver = {
  name: "GPX",
  unit: "line",
  detect: (_fileName, start) => /<gpx[\s>]/.test(start),
  read: readGpx,
};

async function readGpx(text: string): Promise<FileContent> {
  const content: FileContent = { places: [], tracks: [], notes: [] };
  let pieces: Fix[][] = [];
  let [skipped, untimed, elevations] = [0, 0, 0];
  const fixOf = ({ attributes, values, line }: XmlElement): Fix | undefined => {
    const [lon, lat] = [readDegrees(attributes["lon"] ?? ""), readDegrees(attributes["lat"] ?? "")];
    const position = positionIn(lon, lat, `Line ${line}`);
    if (!position) skipped++;
    const time = values.get("time");
    const timeMs = time === undefined ? undefined : readTime(time);
    if (time !== undefined && timeMs === undefined) untimed++;
    if (values.has("ele")) elevations++;
    return position && { ...position, timeMs, row: line };
  };
  const close = (element: XmlElement) => {
    const { name, values } = element;
    if (name === "trkpt" || name === "rtept") {
      const fix = fixOf(element);
      if (fix) pieces.at(-1)?.push(fix);
    } else if (name === "wpt") {
      const fix = fixOf(element);
      if (fix) content.places.push({ name: values.get("name") ?? "", lon: fix.lon, lat: fix.lat, row: fix.row });
    } else if (name === "trk" || name === "rte") {
      const location: Track["location"] = name === "trk" ? "exact" : "approximate";
      content.tracks.push({ name: values.get("name") ?? "", pieces, location, isShip: false, dropped: [] });
    }
  };
  const open = ({ name }: XmlElement) => {
    if (name === "trk" || name === "rte") pieces = name === "rte" ? [[]] : [];
    if (name === "trkseg") pieces.push([]);
  };
  await readXml(text, { open, close });
  if (skipped > 0) content.notes.push(`${counted(skipped, "point")} without a readable position left out.`);
  if (untimed > 0)
    content.notes.push(`${counted(untimed, "time")} that cannot be read left out; the positions are kept.`);
  if (elevations > 0) content.notes.push(`${counted(elevations, "elevation")} left out: a story has none.`);
  return content;
}
