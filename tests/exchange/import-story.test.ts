import type { FeatureCollection } from "geojson";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTracks } from "../../src/exchange/import/drivers.ts";
import { importedStory, type ImportOptions } from "../../src/exchange/import/imported-story.ts";
import { simplify } from "../../src/exchange/import/simplify.ts";
import { storyAsGeoJson } from "../../src/exchange/story-geojson.ts";
import { readStory } from "../../src/format/read-story.ts";
import { metersAt } from "../../src/story/itinerary.ts";
import { measureLegs, type MeasuredLeg } from "../../src/story/measured-legs.ts";
import { positionsOf } from "../../src/geometry/line.ts";
import type { Story } from "../../src/story/story.ts";
import { ROOT } from "../story/read-folder.ts";

const OPTIONS: ImportOptions = {
  id: "imported",
  title: "Imported",
  today: "2024-06-01",
  by: undefined,
  legId: undefined,
  gapHours: 6,
  gapMeters: 100_000,
  gapsInDrawn: false,
  toleranceMeters: 50,
  dropOutliers: false,
};

async function imported(fileName: string, options: Partial<ImportOptions> = {}, text?: string) {
  const content = await readTracks(
    fileName,
    text ?? readFileSync(join(ROOT, "tests/fixtures/import", fileName), "utf8"),
  );
  const { files, report } = importedStory([{ fileName, content }], { ...OPTIONS, ...options });
  const result = readStory(files);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { story: result.story, report, problems: result.problems };
}

const linesOf = ({ legs }: Story) => legs.flatMap(({ stretches }) => stretches.map(({ line }) => positionsOf(line)));

describe("a story of AIS reports", () => {
  it("has a leg of the ship with its gap unknown, and a place for the ship of one position", async () => {
    const { story, report, problems } = await imported("ais.csv");
    expect(problems).toEqual([]);
    expect(story.legs).toHaveLength(1);
    const [leg] = story.legs;
    expect(leg).toMatchObject({ id: "mmsi-200000001", mode: "sea", when: { edtf: "2024-03-01/2024-03-03" } });
    expect(leg!.stretches.map(({ location }) => location)).toEqual(["exact", "unknown", "exact"]);
    expect(leg!.stretches[0]!.provenance).toBe(
      "The file ais.csv (CSV), rows 2 to 4: 3 positions, 2 drawn, every other within 50 m of the line (Ramer-Douglas-Peucker). Left out of the track: 1 repeated row.",
    );
    expect(leg!.stretches[1]!.provenance).toContain("between row 4 and row 6 (35.7 hours, 120 km); drawn straight");
    expect(story.places.map(({ name, location }) => [name, location])).toEqual([
      ["Start of MMSI 200000001", "exact"],
      ["End of MMSI 200000001", "exact"],
      ["MMSI 200000002", "exact"],
    ]);
    expect(story.claims).toMatchObject([
      {
        text: "The file ais.csv has positions of MMSI 200000001 from 2024-03-01 06:30 to 2024-03-03 01:00 (UTC).",
        attributedTo: "The file ais.csv",
        basis: "documents",
      },
    ]);
    expect(story.sources).toMatchObject([{ type: "dataset", title: "ais.csv" }]);
    expect(story.asOf.edtf).toBe("2024-03-03");
    expect(story.unknowns).toHaveLength(1);
    expect(report).toMatchObject({ legs: [{ read: 5, drawn: 4, gaps: 1 }], places: 3 });
    expect(report.notes.join("\n")).toContain("MMSI 200000002: one position; a place, not a leg.");
  });

  it("keeps the times of the positions that are drawn, so that the head is where the reports say", async () => {
    const { story } = await imported("ais.csv");
    expect(story.legs[0]!.stretches.map(({ times }) => times)).toEqual([
      ["2024-03-01T06:30:00Z", "2024-03-01T10:30:00Z"],
      ["2024-03-01T10:30:00Z", "2024-03-02T22:10:00Z"],
      ["2024-03-02T22:10:00Z", "2024-03-03T01:00:00Z"],
    ]);
    const [{ itinerary, stretches }] = measureLegs(story) as [MeasuredLeg];
    const { startMeters } = stretches[2]!;
    expect(metersAt(itinerary!, Date.UTC(2024, 2, 2, 22, 10))).toBeCloseTo(startMeters, 3);
  });

  it("keeps how long a ship waited where no position of the stay is drawn", async () => {
    const rows = [
      "200000003,2024-03-01T06:00:00Z,50.0000,10.0000",
      "200000003,2024-03-01T08:00:00Z,50.2000,10.3000",
      "200000003,2024-03-01T08:30:00Z,50.2001,10.3001",
      "200000003,2024-03-01T11:00:00Z,50.2000,10.3001",
      "200000003,2024-03-01T13:00:00Z,50.0000,10.6000",
    ];
    const { story } = await imported("stay.csv", {}, ["mmsi,timestamp,lat,lon", ...rows].join("\n"));
    expect(story.legs[0]!.stretches.map(({ times }) => times)).toEqual([
      ["2024-03-01T06:00:00Z", "2024-03-01T08:00:00Z/2024-03-01T11:00:00Z", "2024-03-01T13:00:00Z"],
    ]);
  });

  it("keeps a position that is too fast and names its row, or leaves it out", async () => {
    const kept = await imported("outlier.csv", { gapMeters: 1e9 });
    expect(kept.report.notes.filter((note) => note.includes("row 4 is"))).toHaveLength(1);
    expect(linesOf(kept.story)[0]).toHaveLength(4);
    const dropped = await imported("outlier.csv", { dropOutliers: true });
    expect(
      linesOf(dropped.story)
        .flat()
        .map(([lon]) => lon),
    ).not.toContain(-12.9);
    expect(dropped.story.legs[0]!.stretches[0]!.provenance).toContain("Left out of the track: 1 position too fast.");
  });

  it("has the id for its leg that is asked for, and numbered ones for several", async () => {
    expect((await imported("ais.csv", { legId: "voyage" })).story.legs[0]!.id).toBe("voyage");
    const two = await imported("walk.gpx", { legId: "walk", by: "road" });
    expect(two.story.legs.map(({ id }) => id)).toEqual(["walk-1", "walk-2"]);
  });
});

describe("a story of other tracks", () => {
  it("keeps the times of GPX and of a gx:Track in KML, and makes none up", async () => {
    const timesIn = async (file: string, options: Partial<ImportOptions>) =>
      (await imported(file, options)).story.legs.map(({ stretches }) => stretches.map(({ times }) => times?.length));
    const count = async (file: string, options: Partial<ImportOptions>) =>
      (await imported(file, options)).story.legs.map(({ stretches }) => stretches.map(({ line }) => line.length / 2));
    expect((await timesIn("walk.gpx", { by: "road" }))[0]).toEqual((await count("walk.gpx", { by: "road" }))[0]);
    expect((await timesIn("walk.gpx", { by: "road" }))[1]).toEqual([undefined]);
    const trip = await imported("trip.kml", { by: "road" });
    const times = trip.story.legs.flatMap(({ stretches }) => stretches.flatMap((stretch) => stretch.times ?? []));
    expect(times).toEqual(["2024-05-04T00:00:00Z", "2024-05-04T01:00:00Z"]);
  });

  it("whose times go back is read without them, and that is said", async () => {
    const point = (lat: number, time: string, lon = 8) =>
      `<trkpt lat="${lat}" lon="${lon}"><time>2024-07-01T${time}:00Z</time></trkpt>`;
    const points = [point(46, "09:00"), point(46.01, "08:00", 8.01), point(46.02, "10:00")].join("");
    const gpx = `<gpx><trk><name>Back</name><trkseg>${points}</trkseg></trk></gpx>`;
    const { story, report } = await imported("back.gpx", { by: "foot", toleranceMeters: 0 }, gpx);
    expect(story.legs[0]!.stretches.flatMap(({ times = [] }) => times)).toEqual([]);
    expect(report.notes.join()).toContain("Back: its times go back along the line; they are not kept.");
  });

  it("asks how it travelled", async () => {
    await expect(imported("walk.gpx")).rejects.toThrow("--by sea, rail, road or air");
  });

  it("has a break between segments as a gap, and the chapters in the order of time", async () => {
    const { story, problems } = await imported("walk.gpx", { by: "road" });
    expect(problems).toEqual([]);
    expect(story.legs.map(({ name }) => name)).toEqual(["Walk <one>", "Plan"]);
    expect(story.legs[0]!.stretches.map(({ location }) => location)).toEqual(["exact", "unknown", "exact"]);
    expect(story.legs[1]!.stretches.map(({ location }) => location)).toEqual(["approximate"]);
  });

  it("over the antimeridian goes the short way, and has no gap there", async () => {
    const { story } = await imported("old.gpx", { by: "sea" });
    expect(linesOf(story)).toHaveLength(1);
  });

  it("has no gap at the far corners of a drawn line, unless that is asked for", async () => {
    const line = '{"type":"LineString","coordinates":[[0,0],[5,0],[5,5]]}';
    const locations = async (options: Partial<ImportOptions>) =>
      (await imported("a.json", { by: "sea", ...options }, line)).story.legs[0]!.stretches.map(
        ({ location }) => location,
      );
    expect(await locations({})).toEqual(["approximate"]);
    expect(await locations({ gapsInDrawn: true })).toEqual(["unknown", "unknown"]);
  });

  it("keeps every position of our own export", async () => {
    const names = ["story.json", "places.geojson", "legs.geojson", "claims.json", "sources.json"];
    const folder = join(ROOT, "geo/najin-dunay");
    const own = readStory(new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")])));
    if (!own.ok) throw new Error("The first story cannot be read.");
    const text = JSON.stringify(storyAsGeoJson(own.story));
    const lines = (JSON.parse(text) as FeatureCollection).features.flatMap(({ geometry }) =>
      geometry.type === "LineString" ? [geometry.coordinates] : [],
    );
    const again = await imported("own.geojson", { by: "sea", toleranceMeters: 0 }, text);
    const kept = new Set(linesOf(again.story).flat().map(String));
    // What lies exactly on a straight piece may be left out; nothing of this story does.
    expect(
      lines
        .flat()
        .map(String)
        .filter((position) => !kept.has(position)),
    ).toEqual([]);
    expect(lines.flat().length).toBeGreaterThan(20);
  });

  it("with names that steer or do not show has names that a story takes", async () => {
    const text = JSON.stringify({
      type: "Feature",
      properties: { name: "a\u202e\u0007b" },
      geometry: { type: "LineString", coordinates: [[0, 0], [1, 1]] }, // prettier-ignore
    });
    expect((await imported("a.json", { by: "sea" }, text)).story.legs[0]!.name).toBe("a b");
  });
});

describe("a simplified line", () => {
  const fix = (lon: number, lat: number, row = 1) => ({ lon, lat, row, timeMs: undefined });

  it("keeps what is farther from it than the tolerance: 0.001 degrees of latitude are 111 m", () => {
    const line = [fix(0, 0), fix(0.01, 0.001), fix(0.02, 0)];
    expect(simplify(line, 112)).toEqual([line[0], line[2]]);
    expect(simplify(line, 110)).toEqual(line);
  });

  it("goes the short way over the antimeridian", () => {
    const line = [fix(179.99, 0), fix(180, 0), fix(-179.99, 0)];
    expect(simplify(line, 1)).toEqual([line[0], line[2]]);
  });

  it("of a shape made to take long is done: every point is a corner", () => {
    const line = Array.from({ length: 20_000 }, (_none, index) => fix(index * 1e-3, (index % 2) * 0.1));
    expect(simplify(line, 50)).toHaveLength(20_000);
  });
});
