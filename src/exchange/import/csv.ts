import { columnsOf, delimiterOf, namesPositions, type Columns } from "./csv-columns.ts";
import { positionIn, readDegrees } from "./read-position.ts";
import { dayOrderOf, hasSlashes, readTime, type DayOrder } from "./read-time.ts";
import { counted, Refusal, type Driver, type FileContent, type Fix, type Track } from "./tracks.ts";

/** A table of positions, with a heading: comma, semicolon or tab between the cells. One track for each ship. */
export const csv: Driver = {
  name: "CSV",
  unit: "row",
  detect: (fileName, start) => namesPositions(firstLine(start)) || /\.(?:csv|tsv|tab)$/i.test(fileName),
  read: readCsv,
};

/** A ship's reports while they are read. */
interface Vessel {
  name: string;
  fixes: Fix[];
}

async function readCsv(text: string): Promise<FileContent> {
  const { parse } = await import("csv-parse/sync");
  const delimiter = delimiterOf(firstLine(text));
  let columns: Columns | undefined;
  let order: DayOrder | undefined;
  let [skipped, untimed, row] = [0, 0, 0];
  const vessels = new Map<string, Vessel>();
  // Day and month are known when the whole file is read: times wait as text where they can be taken for each other.
  const ambiguous: { fix: Fix; text: string }[] = [];

  const take = (cells: string[], line: number): null => {
    row = line;
    if (!columns) {
      columns = columnsOf(cells);
      return null;
    }
    const cell = (column: number | undefined) => (column === undefined ? "" : (cells[column] ?? "").trim());
    const position = positionIn(readDegrees(cell(columns.lon)), readDegrees(cell(columns.lat)), `Row ${row}`);
    if (!position) {
      skipped++;
      return null;
    }
    const fix: Fix = { ...position, timeMs: undefined, row };
    const time = cell(columns.time);
    if (hasSlashes(time)) {
      order ??= dayOrderOf(time);
      ambiguous.push({ fix, text: time });
    } else {
      fix.timeMs = readTime(time);
      if (time !== "" && fix.timeMs === undefined) untimed++;
    }
    const key = cell(columns.mmsi);
    const name = cell(columns.name);
    // Without a number of the ship its name parts the rows.
    const id = columns.mmsi === undefined ? name : key;
    const vessel = vessels.get(id);
    if (!vessel) vessels.set(id, { name, fixes: [fix] });
    else {
      vessel.fixes.push(fix);
      if (vessel.name === "") vessel.name = name;
    }
    return null;
  };
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
      on_record: (cells: string[], { lines }: { lines: number }) => take(cells, lines),
    });
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal(`It is not a table that can be read (after row ${row}: ${(cause as Error).message}).`, { cause });
  }
  if (!columns) throw new Refusal("It has no first row that names its columns. Call them lat, lon, time, mmsi.");

  const notes: string[] = [];
  if (ambiguous.length > 0) {
    const used = order ?? "day-first";
    for (const { fix, text: time } of ambiguous) if ((fix.timeMs = readTime(time, used)) === undefined) untimed++;
    const [first, second] = used === "day-first" ? ["day", "month"] : ["month", "day"];
    const reason = order === undefined ? "no date shows the order" : "a date shows the order";
    notes.push(`Dates with slashes are read as ${first}/${second}/year (${reason}).`);
  }
  if (skipped > 0) notes.push(`${counted(skipped, "row")} without a position left out.`);
  if (untimed > 0) notes.push(`${counted(untimed, "time")} that cannot be read left out; the positions are kept.`);
  const isShip = columns.mmsi !== undefined;
  const tracks = [...vessels].map(([id, vessel]) => trackOf(id, vessel, isShip));
  return { places: [], tracks, notes };
}

function trackOf(id: string, { name, fixes }: Vessel, isShip: boolean): Track {
  const dropped: string[] = [];
  const sorted = inTimeOrder(fixes, dropped);
  const location = isShip ? "exact" : "approximate";
  const called = name || (isShip && id !== "" ? `MMSI ${id}` : "");
  return { name: called, pieces: [sorted], location, isShip, dropped };
}

/**
 * Reports arrive out of order and twice. Where each has a time they are sorted by it, and one position at one time is kept once;
 * else a row is dropped where it repeats the one before it.
 */
function inTimeOrder(fixes: readonly Fix[], dropped: string[]): Fix[] {
  const isTimed = fixes.every(({ timeMs }) => timeMs !== undefined);
  const sorted = isTimed ? [...fixes].sort((a, b) => a.timeMs! - b.timeMs! || a.row - b.row) : fixes;
  const seen = new Set<string>();
  let before: Fix | undefined;
  const kept = sorted.filter((fix) => {
    if (!isTimed || before?.timeMs !== fix.timeMs) seen.clear();
    const key = `${fix.timeMs} ${fix.lon} ${fix.lat}`;
    const isRepeated = isTimed ? seen.has(key) : before !== undefined && isSame(before, fix);
    seen.add(key);
    before = fix;
    return !isRepeated;
  });
  if (kept.length < fixes.length) dropped.push(counted(fixes.length - kept.length, "repeated row"));
  return kept;
}

function isSame(a: Fix, b: Fix): boolean {
  return a.timeMs === b.timeMs && a.lon === b.lon && a.lat === b.lat;
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)![0];
}
