import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { Topology } from "topojson-specification";
import { featuresOf } from "../geometry/topology.ts";
import type { Ground, Rings } from "./ground.ts";

type Area = Polygon | MultiPolygon;

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
  const countries = areas("countries", { world, gulf });
  const lakes = areas("lakes", { world, rivers, gulf });
  return {
    countries: countries.map(({ properties, geometry }) => ({
      iso: typeof properties?.["iso"] === "string" ? properties["iso"] : null,
      name: String(properties?.["name"] ?? "a country without a name"),
      rings: ringsOf(geometry),
    })),
    lakes: lakes.map(({ geometry }) => ringsOf(geometry)),
  };
}

function areas(layer: string, files: Readonly<Record<string, Topology>>): Feature<Area>[] {
  return Object.entries(files).flatMap(([file, topology]) => featuresOf<Area>(topology, layer, file));
}

function ringsOf(geometry: Area): Rings {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}
