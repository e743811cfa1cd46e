import { feature, merge } from "topojson-client";
import { alpha3FromNumber } from "./iso.mjs";
import { countryNames } from "./names.mjs";
import { npmJson } from "./packages.mjs";

/** Where the one polygon of Natural Earth lies that is Crimea, [west, south, east, north]. */
const crimeaBbox = [32.3, 44.2, 36.75, 46.35];

/** Leases, bases and buffer zones that are drawn as part of the state they lie in, by name in the source. */
const dissolvedInto = {
  Baikonur: "Kazakhstan",
  "USNB Guantanamo Bay": "Cuba",
  Dhekelia: "Cyprus",
  Akrotiri: "Cyprus",
  "Cyprus U.N. Buffer Zone": "Cyprus",
  "Ashmore and Cartier Is.": "Australia",
  "Coral Sea Is.": "Australia",
  "Clipperton I.": "France",
};

/** Units without a code of their own that lie in a state which ISO 3166-1 lists; their line is drawn as disputed. */
const partOf = { "N. Cyprus": "CYP", Somaliland: "SOM" };

/**
 * The countries of Natural Earth 1:10m with the repairs: Crimea is Ukraine's, leases are dissolved, and each Feature has
 * `iso` (ISO 3166-1 alpha-3, or null) and `name`. Rings still run across 180 degrees.
 */
export function readCountries() {
  const topology = npmJson("world-atlas", "countries-10m.json");
  const units = structuredClone(topology.objects.countries.geometries);
  const byName = new Map(units.map((unit) => [unit.properties.name, unit]));
  const parts = new Map(units.map((unit) => [unit, polygonsOf(unit)]));

  moveCrimea(topology, parts, byName);
  for (const [name, owner] of Object.entries(dissolvedInto)) {
    const unit = wanted(byName, name);
    parts.get(wanted(byName, owner)).push(...parts.get(unit));
    parts.delete(unit);
  }
  const changed = new Set(["Ukraine", ...Object.values(dissolvedInto)]);
  return [...parts].map(([unit, polygons]) => {
    const { name } = unit.properties;
    // Only a true dissolve removes the line between two polygons of one country, such as the one at Perekop.
    const geometry = changed.has(name)
      ? merge(topology, polygons.map(asPolygon))
      : feature(topology, { type: "MultiPolygon", arcs: polygons }).geometry;
    return { type: "Feature", properties: properties(unit), geometry };
  });
}

function properties(unit) {
  const { name } = unit.properties;
  const iso = partOf[name] ?? (unit.id ? alpha3FromNumber(unit.id) : null);
  return { iso, name: countryNames[partOf[name] ? name : (iso ?? name)] ?? name };
}

function moveCrimea(topology, parts, byName) {
  const russia = parts.get(wanted(byName, "Russia"));
  const crimea = russia.filter((arcs) => insideCrimea(feature(topology, asPolygon(arcs)).geometry.coordinates[0]));
  const areas = crimea.map((arcs) => feature(topology, asPolygon(arcs)).geometry.coordinates[0].length);
  if (crimea.length === 0 || Math.max(...areas) < 100)
    throw new Error("Crimea was not found among the polygons of Russia in world-atlas.");
  parts.set(
    byName.get("Russia"),
    russia.filter((arcs) => !crimea.includes(arcs)),
  );
  parts.get(wanted(byName, "Ukraine")).push(...crimea);
}

function insideCrimea(ring) {
  const [west, south, east, north] = crimeaBbox;
  return ring.every(([lon, lat]) => lon > west && lon < east && lat > south && lat < north);
}

const polygonsOf = (unit) => (unit.type === "Polygon" ? [unit.arcs] : [...unit.arcs]);
const asPolygon = (arcs) => ({ type: "Polygon", arcs });

function wanted(byName, name) {
  const unit = byName.get(name);
  if (!unit)
    throw new Error(`world-atlas holds no country named "${name}"; the table in countries.mjs is out of date.`);
  return unit;
}
