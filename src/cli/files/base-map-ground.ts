import { readFile } from "node:fs/promises";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import type { Ground, Rings } from "../../lint/ground.ts";

const FOLDER = new URL("../../../static/basemap/", import.meta.url);

/**
 * The land, lakes and countries that the built base map draws: the world, and the detailed gulf that fills its hole.
 * Throws Error where the base map cannot be read.
 */
export async function readGround(): Promise<Ground> {
  const [world, gulf, rivers] = (await Promise.all(["world", "gulf", "rivers"].map(readTopology))) as [
    Topology,
    Topology,
    Topology,
  ];
  const countries = [...areas(world, "countries"), ...areas(gulf, "countries")];
  const lakes = [...areas(world, "lakes"), ...areas(rivers, "lakes"), ...areas(gulf, "lakes")];
  return {
    countries: countries.map(({ properties, geometry }) => ({
      iso: typeof properties?.["iso"] === "string" ? properties["iso"] : null,
      name: String(properties?.["name"] ?? "a country without a name"),
      rings: ringsOf(geometry),
    })),
    lakes: lakes.map(({ geometry }) => ringsOf(geometry)),
  };
}

async function readTopology(name: string): Promise<Topology> {
  const file = new URL(`${name}.topo.json`, FOLDER);
  try {
    return JSON.parse(await readFile(file, "utf8")) as Topology;
  } catch (cause) {
    throw new Error(`The base map ${file.pathname} cannot be read. Restore it, or run npm run basemap.`, { cause });
  }
}

function areas(topology: Topology, layer: string): Feature<Polygon | MultiPolygon>[] {
  const object = topology.objects[layer];
  if (object?.type !== "GeometryCollection") throw new Error(`The base map has no layer "${layer}". Build it again.`);
  return object.geometries.map((geometry) => feature(topology, geometry) as Feature<Polygon | MultiPolygon>);
}

function ringsOf(geometry: Polygon | MultiPolygon): Rings {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}
