import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTracks } from "../../src/exchange/import/drivers.ts";
import { readDegrees } from "../../src/exchange/import/read-position.ts";
import { readTime } from "../../src/exchange/import/read-time.ts";
import { columnsOf } from "../../src/exchange/import/csv-columns.ts";
import { ROOT } from "../story/read-folder.ts";

const FIXTURES = join(ROOT, "tests/fixtures/import");
const read = (name: string) => readTracks(name, readFileSync(join(FIXTURES, name), "utf8"));
const positions = (fixes: readonly { lon: number; lat: number }[]) => fixes.map(({ lon, lat }) => [lon, lat]);

describe("GPX", () => {
  it("gives tracks with their segments and times, routes and waypoints, and counts what is left out", async () => {
    const { driver, places, tracks, notes } = await read("walk.gpx");
    expect(driver.name).toBe("GPX");
    expect(places).toMatchObject([{ name: "Café & kiosk", lon: 8.41, lat: 46.57, row: 3 }]);
    expect(tracks.map(({ name, location }) => [name, location])).toEqual([
      ["Plan", "approximate"],
      ["Walk <one>", "exact"],
    ]);
    expect(tracks[1]!.pieces.map((piece) => piece.length)).toEqual([2, 2]);
    expect(tracks[1]!.pieces[0]![1]).toEqual({ lon: 8.42, lat: 46.58, timeMs: Date.UTC(2024, 6, 1, 8, 30), row: 9 });
    expect(notes).toEqual(["1 point without a readable position left out.", "1 elevation left out: a story has none."]);
  });

  it("of version 1.0 is read without a declaration, names or times", async () => {
    const { tracks } = await read("old.gpx");
    expect(positions(tracks[0]!.pieces[0]!)).toEqual([
      [179.9, 1],
      [-179.9, 1.1],
    ]);
  });

  it("with entities of its own, cut off, or nested without end is refused", async () => {
    await expect(read("bomb.gpx")).rejects.toThrow("DOCTYPE");
    await expect(readTracks("a.gpx", "<gpx><trk><name>&unheard;</name></trk></gpx>")).rejects.toThrow(
      "not well-formed",
    );
    await expect(readTracks("a.gpx", "<gpx><trk><trkseg>")).rejects.toThrow("not well-formed XML (line 1");
    await expect(readTracks("a.gpx", `<gpx>${"<a>".repeat(100_000)}`)).rejects.toThrow("more than 64 elements");
  });
});

describe("KML", () => {
  it("gives points, lines with their span, and recorded tracks with their times; folders name what has no name", async () => {
    const { driver, places, tracks, notes } = await read("trip.kml");
    expect(driver.name).toBe("KML");
    expect(places).toMatchObject([{ name: "Kiosk", lon: 8.41, lat: 46.57 }]);
    expect(tracks.map(({ name, location, pieces }) => [name, location, pieces.map((piece) => piece.length)])).toEqual([
      ["Both", "approximate", [2, 3]],
      ["A folder", "exact", [2]],
    ]);
    expect(tracks[0]!.span).toEqual([Date.UTC(2024, 4, 1), Date.UTC(2024, 4, 3)]);
    expect(tracks[0]!.pieces[1]!.map(({ row }) => row)).toEqual([12, 12, 13]);
    expect(tracks[1]!.pieces[0]![1]).toMatchObject({ lon: 8.7, lat: 46.8, timeMs: Date.UTC(2024, 4, 4, 1) });
    expect(notes).toEqual(["1 area left out: only points and lines are imported."]);
  });

  it("with a time too few is read without times, and with swapped coordinates refused", async () => {
    const track = "<when>2024-05-04T00:00:00Z</when><gx:coord>8 46</gx:coord><gx:coord>9 47</gx:coord>";
    const wrap = (inner: string) => `<kml xmlns:gx="x"><Placemark>${inner}</Placemark></kml>`;
    const { tracks, notes } = await readTracks("a.kml", wrap(`<gx:Track>${track}</gx:Track>`));
    expect(tracks[0]!.pieces[0]!.map(({ timeMs }) => timeMs)).toEqual([undefined, undefined]);
    expect(notes).toEqual(["1 track with more times or fewer than positions: read without times."]);
    const swapped = wrap("<Point><coordinates>43,131</coordinates></Point>");
    await expect(readTracks("a.kml", swapped)).rejects.toThrow("Line 1 has the latitude 131");
    await expect(readTracks("a.kml", `<!DOCTYPE kml [<!ENTITY a "b">]>${wrap("&a;")}`)).rejects.toThrow("DOCTYPE");
  });
});

describe("a table", () => {
  it("gives a track for each ship, without the repeated row", async () => {
    const { tracks } = await read("ais.csv");
    expect(tracks.map(({ name, pieces, dropped }) => [name, pieces[0]!.length, dropped])).toEqual([
      ["MMSI 200000001", 5, ["1 repeated row"]],
      ["MMSI 200000002", 1, []],
    ]);
    expect(tracks[0]!.pieces[0]!.map(({ row }) => row)).toEqual([2, 3, 4, 6, 7]);
  });

  it("with semicolons, decimal commas and Danish dates is put in the order of time; 91 degrees and NaN are no position", async () => {
    const { tracks, notes } = await read("danish.csv");
    expect(tracks).toMatchObject([{ name: "EXAMPLE", isShip: true, location: "exact" }]);
    expect(positions(tracks[0]!.pieces[0]!)).toEqual([
      [12.1, 55.1],
      [12.15, 55.15],
      [12.2, 55.2],
    ]);
    expect(notes).toEqual([
      "Dates with slashes are read as day/month/year (a date shows the order).",
      "2 rows without a position left out.",
    ]);
  });

  it("with tabs, degrees and minutes is read", async () => {
    const { tracks } = await read("minutes.tsv");
    const [first] = positions(tracks[0]!.pieces[0]!);
    expect(first![0]).toBeCloseTo(-70.5, 9);
    expect(first![1]).toBeCloseTo(41 + 12.5 / 60, 9);
  });

  it("with swapped columns is refused with the row, and one without positions with its columns", async () => {
    await expect(read("swapped.csv")).rejects.toThrow(/^Row 3 has the latitude 130.5/);
    await expect(readTracks("a.csv", "when,where\n1,2\n")).rejects.toThrow("latitude; it names when, where");
  });

  it.each([
    ["MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName", { lat: 2, lon: 3, time: 1, mmsi: 0, name: 7 }],
    ["# Timestamp,Type of mobile,MMSI,Latitude,Longitude", { lat: 3, lon: 4, time: 0, mmsi: 2, name: undefined }],
    ["MMSI,SHIPNAME,LAT,LON,SPEED,TIMESTAMP", { lat: 2, lon: 3, time: 5, mmsi: 0, name: 1 }],
    ["ssvid,timestamp,lat,lon,speed_knots", { lat: 2, lon: 3, time: 1, mmsi: 0, name: undefined }],
  ])("headed %s is known", (heading, columns) => {
    expect(columnsOf(heading.split(","))).toEqual(columns);
  });
});

describe("GeoJSON", () => {
  it("of any shape gives its points and lines, and says what is left out", async () => {
    const { places, tracks, notes } = await read("shapes.geojson");
    expect(places).toMatchObject([{ name: "A mark", lon: 5, lat: 52 }]);
    expect(tracks.map(({ name, pieces, location }) => [name, pieces.map((piece) => piece.length), location])).toEqual([
      ["Two parts", [2, 2], "approximate"],
      ["", [2], "approximate"],
    ]);
    expect(tracks[0]!.pieces[1]![0]!.timeMs).toBe(Date.UTC(2024, 4, 1, 2));
    expect(notes).toEqual([
      "1 area left out: only points and lines are imported.",
      "1 Feature without a geometry left out.",
      "1 position that cannot be read left out.",
      "1 elevation left out: a story has none.",
    ]);
  });

  it("may be a bare geometry", async () => {
    const line = '{"coordinates":[[1,2],[3,4]],"type":"LineString"}';
    expect(positions((await readTracks("a.json", line)).tracks[0]!.pieces[0]!)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("that is no JSON, of an unknown type, too deep or in another projection is refused", async () => {
    const deep = '{"type":"GeometryCollection","geometries":['.repeat(100);
    const crs = '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[]}';
    await expect(readTracks("a.geojson", "{")).rejects.toThrow("not JSON");
    await expect(readTracks("a.geojson", '{"type":"Topology"}')).rejects.toThrow('the type "Topology"');
    await expect(readTracks("a.geojson", `${deep}${"]}".repeat(100)}`)).rejects.toThrow("more than 64");
    await expect(readTracks("a.geojson", crs)).rejects.toThrow('in "EPSG:3857"');
    const swapped = '{"type":"Point","coordinates":[43,131]}';
    await expect(readTracks("a.geojson", swapped)).rejects.toThrow("Position 1 has the latitude 131");
  });
});

describe("a file", () => {
  it("that is empty or of no known kind is refused", async () => {
    await expect(readTracks("a.gpx", "\ufeff \n")).rejects.toThrow("It is empty.");
    await expect(readTracks("a.txt", "Dear all,")).rejects.toThrow("of no kind that is read (GPX, KML, GeoJSON, CSV)");
  });

  it("of each fixture is known by a driver", () => {
    expect(readdirSync(FIXTURES).length).toBeGreaterThan(7);
  });
});

describe("degrees", () => {
  it.each([
    ["41.25", 41.25],
    ["-41,25", -41.25],
    ["41°15'N", 41.25],
    ["S 41 15 00", -41.25],
    ["070°30.0'W", -70.5],
    [`41°15'36"N`, 41.26],
    ["NaN", undefined],
    ["", undefined],
    ["41°75'N", undefined],
    ["1e999", undefined],
    ["N 41 S", undefined],
  ])("%j are %s", (text, degrees) => {
    if (degrees === undefined) expect(readDegrees(text)).toBeUndefined();
    else expect(readDegrees(text)).toBeCloseTo(degrees, 9);
  });
});

describe("a time", () => {
  it.each([
    ["2024-03-01T06:30:00Z", "2024-03-01T06:30:00.000Z"],
    ["2024-03-01 06:30:00", "2024-03-01T06:30:00.000Z"],
    ["2024-03-01T06:30:00.5+02:00", "2024-03-01T04:30:00.500Z"],
    ["01.03.2024 06:30", "2024-03-01T06:30:00.000Z"],
    ["1709274600", "2024-03-01T06:30:00.000Z"],
    ["1709274600000", "2024-03-01T06:30:00.000Z"],
    ["2024-02-30T00:00:00Z", undefined],
    ["yesterday", undefined],
  ])("%s is %s", (text, iso) => {
    const ms = readTime(text);
    expect(ms === undefined ? undefined : new Date(ms).toISOString()).toBe(iso);
  });

  it("with slashes is read in the order that is given", () => {
    expect(readTime("02/03/2024", "day-first")).toBe(Date.UTC(2024, 2, 2));
    expect(readTime("02/03/2024", "month-first")).toBe(Date.UTC(2024, 1, 3));
  });
});
