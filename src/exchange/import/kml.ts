import { positionIn, readDegrees } from "./read-position.ts";
import { readTime } from "./read-time.ts";
import { readXml, type XmlElement } from "./read-xml.ts";
import { counted, type Driver, type FileContent, type Fix, type Track } from "./tracks.ts";

/**
 * KML: points are places; a gx:Track is what a receiver recorded; the lines of a Placemark are one track, approximate, with its
 * TimeSpan. A Placemark without a name has that of its folder.
 */
export const kml: Driver = {
  name: "KML",
  unit: "line",
  detect: (_fileName, start) => /<(?:\w+:)?kml[\s>]/.test(start),
  read: readKml,
};

/** What a Placemark has so far. */
interface Placemark {
  points: Fix[];
  lines: Fix[][];
  recorded: Fix[][];
  span: readonly [number, number] | undefined;
}

/** The times and positions of a gx:Track, which stand in it one list after the other, or in turn. */
interface Recording {
  times: (number | undefined)[];
  fixes: (Fix | undefined)[];
}

async function readKml(text: string): Promise<FileContent> {
  const content: FileContent = { places: [], tracks: [], notes: [] };
  let placemark: Placemark | undefined;
  let recording: Recording = { times: [], fixes: [] };
  let [areas, links, skipped, unpaired] = [0, 0, 0, 0];

  const fixOf = (numbers: readonly string[], row: number): Fix | undefined => {
    const [lon, lat] = numbers.map(readDegrees);
    const position = positionIn(lon, lat, `Line ${row}`);
    if (!position) skipped++;
    return position && { ...position, timeMs: undefined, row };
  };
  const open = ({ name }: XmlElement) => {
    if (name === "Placemark") placemark = { points: [], lines: [], recorded: [], span: undefined };
    else if (name === "Track") recording = { times: [], fixes: [] };
    else if (name === "Polygon") areas++;
    else if (name === "NetworkLink") links++;
  };
  const close = (element: XmlElement) => {
    const { name, parent, line } = element;
    if (!placemark || !parent) return;
    if (name === "coordinates" && parent.name === "Point") placemark.points.push(...tuplesOf(element, fixOf));
    else if (name === "coordinates" && parent.name === "LineString") placemark.lines.push(tuplesOf(element, fixOf));
    else if (name === "when" && parent.name === "Track") recording.times.push(readTime(element.text));
    else if (name === "coord") recording.fixes.push(fixOf(element.text.trim().split(/\s+/), line));
    else if (name === "Track") {
      const { times, fixes } = recording;
      if (times.length !== fixes.length) unpaired++;
      // Which time belongs to which position is not said where one is missing.
      const timeOf = (index: number) => (times.length === fixes.length ? times[index] : undefined);
      placemark.recorded.push(fixes.flatMap((fix, index) => (fix ? [{ ...fix, timeMs: timeOf(index) }] : [])));
    } else if (name === "TimeSpan" && parent.name === "Placemark") placemark.span = spanOf(element);
    else if (name === "Placemark") {
      take(content, placemark, element.values.get("name") || parent.values.get("name") || "");
      placemark = undefined;
    }
  };
  await readXml(text, { open, close });
  if (areas > 0) content.notes.push(`${counted(areas, "area")} left out: only points and lines are imported.`);
  if (links > 0) content.notes.push(`${counted(links, "link")} to other files not followed.`);
  if (skipped > 0) content.notes.push(`${counted(skipped, "position")} that cannot be read left out.`);
  if (unpaired > 0)
    content.notes.push(`${counted(unpaired, "track")} with more times or fewer than positions: read without times.`);
  return content;
}

function take({ places, tracks }: FileContent, { points, lines, recorded, span }: Placemark, name: string): void {
  for (const { lon, lat, row } of points) places.push({ name, lon, lat, row });
  const track = (pieces: Fix[][], location: Track["location"]) =>
    tracks.push({ name, pieces, location, isShip: false, dropped: [], span });
  if (lines.length > 0) track(lines, "approximate");
  if (recorded.length > 0) track(recorded, "exact");
}

/** `8.1,46.2,500 8.2,46.3`: positions with commas in them and blanks between, each with its line. */
function tuplesOf(
  { text, line }: XmlElement,
  fixOf: (numbers: readonly string[], row: number) => Fix | undefined,
): Fix[] {
  return text.split("\n").flatMap((part, index) =>
    part
      .split(/\s+/)
      .filter((tuple) => tuple !== "")
      .flatMap((tuple) => fixOf(tuple.split(","), line + index) ?? []),
  );
}

function spanOf({ values }: XmlElement): readonly [number, number] | undefined {
  const [begin, end] = [readTime(values.get("begin") ?? ""), readTime(values.get("end") ?? "")];
  return begin === undefined || end === undefined || end < begin ? undefined : [begin, end];
}
