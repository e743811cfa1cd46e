import { describe, expect, it } from "vitest";
import { positionsOf } from "../../src/geometry/line.ts";
import { readStory, type ReadResult } from "../../src/format/read-story.ts";
import type { Story } from "../../src/story/story.ts";
import { readFolder } from "../story/read-folder.ts";

const saved = readFolder("tests/fixtures/gis-save");
const minimal = readFolder("tests/fixtures/valid/minimal");

interface Feature {
  id?: unknown;
  geometry: { type: string; coordinates: unknown };
  properties: Record<string, unknown>;
}
interface Collection {
  crs?: unknown;
  features: Feature[];
}

/** The minimal story with one file changed. */
function changed(file: "places.geojson" | "legs.geojson", change: (collection: Collection) => void): ReadResult {
  const collection = JSON.parse(minimal.get(file)!) as Collection;
  change(collection);
  return readStory(new Map(minimal).set(file, JSON.stringify(collection)));
}

function storyOf(read: ReadResult): Story {
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.story;
}

const told = (read: ReadResult) => read.problems.map(({ code, severity }) => `${severity} ${code}`);

describe("a story as a GIS saves it", () => {
  const read = readStory(saved);

  it("is read, with a warning for each property of the GIS and a note for elevations", () => {
    expect(read.ok).toBe(true);
    expect(told(read)).toEqual([
      ...Array.from({ length: 3 }, () => "warning unread-property"),
      ...Array.from({ length: 4 }, () => "note elevation-unread"),
    ]);
  });

  it("has the ids of its properties, its lists, its lines in one piece and no elevation", () => {
    const { places, legs } = storyOf(read);
    expect(places.map(({ id }) => id)).toEqual(["alpha", "beta", "plain"]);
    const [sea, rail] = legs;
    expect([...sea!.stretches, ...rail!.stretches, ...rail!.alternatives].map(({ id }) => id)).toEqual([
      "sea-line",
      "rail-near",
      "rail-far",
      "rail-other",
    ]);
    expect(rail!.stretches[0]).toMatchObject({ via: ["Beta", "Gamma", "Delta"], citations: [{ source: "paper" }] });
    expect(rail!.stretches[0]).not.toHaveProperty("note");
    expect(positionsOf(sea!.stretches[0]!.line)).toEqual([
      [10.45, 54.62],
      [10.75, 54.58],
      [11.02, 54.41],
    ]);
  });
});

describe("the reference system", () => {
  const named = (name: unknown) =>
    told(changed("places.geojson", (file) => (file.crs = { type: "name", properties: { name } })));

  it.each([
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "urn:ogc:def:crs:OGC::CRS84",
    "urn:ogc:def:crs:EPSG::4326",
    "EPSG:4326",
    "http://www.opengis.net/def/crs/EPSG/0/4326",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
  ])("%s is longitude and latitude", (name) => expect(named(name)).toEqual([]));

  it.each(["urn:ogc:def:crs:EPSG::3857", "EPSG:25832", "EPSG:14326", "EPSG:43260", 4326])(
    "%s is refused, and nothing else is said",
    (name) => expect(named(name)).toEqual(["error unsupported-crs"]),
  );

  it("is named where it is refused", () => {
    const crs = { type: "name", properties: { name: "EPSG:3857" } };
    const { problems } = changed("legs.geojson", (file) => (file.crs = crs));
    expect(problems[0]!.message).toContain('"EPSG:3857"');
  });

  it("may be null, as before RFC 7946", () => {
    expect(told(changed("places.geojson", (file) => (file.crs = null)))).toEqual([]);
  });
});

describe("the id of a Feature", () => {
  const idsWith = (change: (feature: Feature) => void) => {
    const read = changed("legs.geojson", ({ features }) => features.forEach(change));
    const { legs } = storyOf(read);
    const ids = legs.flatMap(({ stretches, alternatives }) => [...stretches, ...alternatives].map(({ id }) => id));
    return { ids, told: told(read) };
  };

  it("is the property `id` where the Feature has none, or a number", () => {
    const { ids, told } = idsWith((feature) => {
      feature.properties["id"] = `${String(feature.id)}-2`;
      feature.id = 7;
    });
    expect([ids[0], told]).toEqual(["sea-line-2", []]);
  });

  it("is the number as a text where it has nothing else, with a note", () => {
    let number = 0;
    const { ids, told } = idsWith((feature) => (feature.id = number++));
    expect(ids).toEqual(["0", "1", "2", "3"]);
    expect(new Set(told)).toEqual(new Set(["note made-id"]));
  });

  it("is made from the name where there is neither, the same each time, with a number where it is taken", () => {
    const { ids } = idsWith((feature) => delete feature.id);
    expect(ids).toEqual(["alpha-to-beta", "beta-to-the-plain", "beta-to-the-plain-2", "beta-to-the-plain-3"]);
  });

  it("made from a name leaves the ids of others alone, and takes letters that an id may have", () => {
    const read = changed("places.geojson", ({ features }) => {
      delete features[0]!.id;
      features[0]!.properties["name"] = "Álpha";
      features.push({ ...features[0]!, properties: { ...features[0]!.properties, name: "나진" } });
      features.push({ ...features[0]!, properties: { ...features[0]!.properties, name: "Beta" } });
    });
    expect(storyOf(read).places.map(({ id }) => id)).toEqual(["alpha", "beta", "plain", "feature-4", "beta-2"]);
  });
});

describe("a line in parts", () => {
  const inParts = (parts: number[][][]) =>
    changed("legs.geojson", ({ features }) => {
      features[0]!.geometry = { type: "MultiLineString", coordinates: parts };
    });

  it("is one line where the parts join, with each joint once", () => {
    const read = inParts([
      [
        [10, 50],
        [11, 50.4],
      ],
      [
        [11, 50.4],
        [12, 51],
      ],
    ]);
    expect(positionsOf(storyOf(read).legs[0]!.stretches[0]!.line)).toEqual([
      [10, 50],
      [11, 50.4],
      [12, 51],
    ]);
  });

  it("is refused at the part that lies apart", () => {
    const { problems } = inParts([
      [
        [10, 50],
        [11, 50.4],
      ],
      [
        [11.5, 50.4],
        [12, 51],
      ],
    ]);
    expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["lines-apart", "/features/0/geometry/coordinates/1"],
    ]);
  });
});

describe("members that GeoJSON does not define", () => {
  it("are read past in a Feature, its geometry and the file", () => {
    const read = changed("places.geojson", (file) => {
      Object.assign(file, { xy_coordinate_resolution: 1e-6 });
      Object.assign(file.features[0]!, { bbox: [0, 0, 1, 1], tippecanoe: {} });
      Object.assign(file.features[0]!.geometry, { bbox: [0, 0, 1, 1] });
    });
    expect(told(read)).toEqual([]);
    expect(JSON.stringify(storyOf(read))).not.toContain("tippecanoe");
  });
});

describe("what stands in a text that a GIS made of a list", () => {
  it("is told at that text", () => {
    const citations = '[{"source": "nobody"}]';
    const { problems } = changed("legs.geojson", ({ features }) => {
      features[0]!.properties["citations"] = citations;
    });
    const text = problems.find(({ code }) => code === "unknown-source")!;
    expect(text.endColumn - text.column).toBe(JSON.stringify(citations).length);
  });
});
