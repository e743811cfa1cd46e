import { Refusal } from "./tracks.ts";

/** The columns that are read, as numbers from 0; latitude and longitude are always there. */
export interface Columns {
  lat: number;
  lon: number;
  time: number | undefined;
  /** The number of a ship's transponder. */
  mmsi: number | undefined;
  name: number | undefined;
}

/**
 * The spellings of MarineCadastre (`LAT`, `BaseDateTime`, `VesselName`), the Danish Maritime Authority (`Latitude`, `# Timestamp`,
 * `Name`), MarineTraffic (`LAT`, `TIMESTAMP`, `SHIPNAME`) and Global Fishing Watch (`lat`, `timestamp`, `mmsi`, `ssvid`), and what
 * else is usual; letters and digits alone, in lower case.
 */
const SPELLINGS: Record<keyof Columns, readonly string[]> = {
  lat: ["lat", "latitude", "latdeg", "latdd", "latitudedegrees", "y", "breite", "breitengrad"],
  lon: ["lon", "long", "lng", "longitude", "londeg", "londd", "longitudedegrees", "x", "lange", "langengrad"],
  time: [
    ...["timestamp", "basedatetime", "datetime", "datetimeutc", "timestamputc", "time", "timeutc", "utc", "date"],
    ...["positiontime", "posttime", "dtposutc", "msgtime", "receivedtime", "lastpositiontime", "zeit"],
  ],
  mmsi: ["mmsi", "ssvid", "mmsinumber", "vesselmmsi"],
  name: ["vesselname", "shipname", "vessel", "ship", "name", "title"],
};

/** True where a first line names a latitude and a longitude: what makes a text a table of positions. */
export function namesPositions(line: string): boolean {
  const cells = line.split(delimiterOf(line)).map(plain);
  return (["lat", "lon"] as const).every((column) => cells.some((cell) => SPELLINGS[column].includes(cell)));
}

/** The delimiter of a first line: tab, semicolon or comma, whichever it has most of. */
export function delimiterOf(line: string): string {
  const count = (sign: string) => line.split(sign).length;
  return ["\t", ";", ","].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** The columns of a heading. Throws Refusal where one of latitude or longitude is missing. */
export function columnsOf(heading: readonly string[]): Columns {
  const cells = heading.map(plain);
  const find = (column: keyof Columns) => {
    const spelling = SPELLINGS[column].find((one) => cells.includes(one));
    return spelling === undefined ? undefined : cells.indexOf(spelling);
  };
  const [lat, lon] = [find("lat"), find("lon")];
  if (lat === undefined || lon === undefined) {
    const missing = lat === undefined ? "latitude" : "longitude";
    throw new Refusal(
      `Its first row names no column of the ${missing}; it names ${heading.slice(0, 12).join(", ").slice(0, 200)}. Call the columns lat and lon.`,
    );
  }
  return { lat, lon, time: find("time"), mmsi: find("mmsi"), name: find("name") };
}

function plain(cell: string): string {
  return cell
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
