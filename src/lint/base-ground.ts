import type { Feature, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import type { Ground, Rings } from "./ground.ts";

/** The files of the base map, as they are parsed: `world.topo.json` and so on. */
export interface BaseTopologies {
  world: Topology;
  gulf: Topology;
  rivers: Topology;
}

/**
 * The land, lakes and countries that the base map draws, for `lintStory`: the world, and the detailed gulf that fills its
 * hole. Throws Error where a file lacks a layer.
 */
export function groundOf({ world, gulf, rivers }: BaseTopologies): Ground {
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

function areas(topology: Topology, layer: string): Feature<Polygon | MultiPolygon>[] {
  const object = topology.objects[layer];
  if (object?.type !== "GeometryCollection") throw new Error(`The base map has no layer "${layer}". Build it again.`);
  return object.geometries.map((geometry) => feature(topology, geometry) as Feature<Polygon | MultiPolygon>);
}

function ringsOf(geometry: Polygon | MultiPolygon): Rings {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}
