import type { Feature, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";

/** The Features of a layer of a base map file, by the name of the file. Throws Error where it lacks the layer. */
export function featuresOf<Shape extends Geometry = Geometry>(
  topology: Topology,
  layer: string,
  file: string,
): Feature<Shape>[] {
  const object = topology.objects[layer];
  if (object?.type !== "GeometryCollection")
    throw new Error(`The base map file ${file}.topo.json has no layer "${layer}". Build it again.`);
  return object.geometries.map((geometry) => feature(topology, geometry) as Feature<Shape>);
}
