import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { Topology } from "topojson-specification";
import { featuresOf } from "../geometry/topology.ts";
import type { Ground, Rings } from "./ground.ts";

type Area = Polygon | MultiPolygon;

/** The files of the base map, as they are parsed: `world.topo.json` and so on. */
export interface BaseTopologies {
  world: Topology;
}

/**
 * The land, lakes and countries that a file of the base map draws, for `lintStory`: the world, or a cell of the detailed
 * map. Throws Error where the file lacks a layer.
 */
export function groundOf(topologies: BaseTopologies): Ground {
  return {
    countries: areas("countries", topologies).map(({ properties, geometry }) => ({
      iso: typeof properties?.["iso"] === "string" ? properties["iso"] : null,
      name: String(properties?.["name"] ?? "a country without a name"),
      rings: ringsOf(geometry),
    })),
    lakes: areas("lakes", topologies).map(({ geometry }) => ringsOf(geometry)),
  };
}

function areas(layer: string, files: BaseTopologies): Feature<Area>[] {
  return Object.entries(files).flatMap(([file, topology]) => featuresOf<Area>(topology, layer, file));
}

function ringsOf(geometry: Area): Rings {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}
