import polylabel from "polylabel";
import { largestCityOf } from "./cities.mjs";
import { countryLabelPositions, lakeLabels, nearerCountryPositions, placeLabels } from "./label-positions.mjs";
import { labelledParts } from "./names.mjs";
import { alpha2FromAlpha3 } from "./iso.mjs";
import { polygonsOf } from "./simplify.mjs";

const mercatorY = (lat) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
const latitude = (y) => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;

/**
 * A label for each country, at most one of a country at a zoom level, and for each part that ISO 3166-1 lists, then seas,
 * gulfs, islands and lakes. Properties: `kind` (country, territory, ocean, sea, gulf, island, lake, note), `name`,
 * `minzoom`, `maxzoom`, `rank` (1 first), and `iso` for countries. The zoom levels are whole: a map of tiles asks a feature
 * for its level once for each tile, so that 2.5 would mean 3.
 */
export function makeLabels(countries, lakes) {
  return [
    ...countries.flatMap(countryLabels),
    ...Object.entries(labelledParts).map(([iso, name]) => partLabel(iso, name)),
    ...placeLabels.map(({ kind, name, at, minzoom, maxzoom, rank = 2 }) =>
      point({ kind, name, minzoom, rank, ...(maxzoom ? { maxzoom } : {}) }, at),
    ),
    ...lakeLabels.map((label) => lakeLabel(label, lakes)),
  ];
}

function countryLabels({ properties: { iso, name }, geometry }) {
  const polygons = polygonsOf(geometry);
  const areas = polygons.map(([outer]) => areaSquareDegrees(outer));
  const largest = polygons[areas.indexOf(Math.max(...areas))];
  const at = countryLabelPositions[iso ?? name] ?? insidePosition(largest);
  const size = Math.sqrt(Math.max(...areas) / Math.cos((at[1] * Math.PI) / 180));
  // The zoom level at which the name, some 8 px a letter, is about as wide as the country.
  const fits = Math.log2((name.length * 7.5 * 360) / (512 * Math.max(size, 0.02)));
  const level = Math.min(6, Math.max(1, Math.round(fits * 2) / 2));
  const rank = Math.max(1, level * 2 - 2);
  const label = { kind: "country", iso, name, minzoom: Math.ceil(level), rank };
  const [maxzoom, nearer] = nearerCountryPositions[iso] ?? [];
  return maxzoom
    ? [point({ ...label, maxzoom }, at), point({ ...label, minzoom: maxzoom }, nearer)]
    : [point(label, at)];
}

function partLabel(iso, name) {
  const city = largestCityOf(alpha2FromAlpha3(iso));
  const at = city?.position ?? countryLabelPositions[iso];
  if (!at)
    throw new Error(
      `No position for the label of ${name} (${iso}): GeoNames has no city there. Add one to label-positions.mjs.`,
    );
  return point({ kind: "territory", iso, name, minzoom: 5, rank: 10 }, at);
}

function lakeLabel({ name, at, minzoom, rank = 2 }, lakes) {
  const lake = lakes.find(({ geometry }) => contains(geometry.coordinates, at));
  if (!lake) throw new Error(`No lake lies at ${at}, where label-positions.mjs expects ${name}.`);
  return point({ kind: "lake", name, minzoom, rank }, insidePosition(lake.geometry.coordinates));
}

function insidePosition(rings) {
  const projected = rings.map((ring) => ring.map(([lon, lat]) => [lon, mercatorY(Math.max(-85, Math.min(85, lat)))]));
  const [lon, y] = polylabel(projected, 0.02);
  return [round(lon), round(latitude(y))];
}

/** Area of a ring in square degrees of latitude. */
function areaSquareDegrees(ring) {
  const shrink = Math.cos((ring[0][1] * Math.PI) / 180);
  let doubled = 0;
  for (let index = 1; index < ring.length; index++) {
    doubled += ring[index - 1][0] * ring[index][1] - ring[index][0] * ring[index - 1][1];
  }
  return (Math.abs(doubled) / 2) * shrink;
}

function contains([outer], [lon, lat]) {
  let inside = false;
  for (let index = 1; index < outer.length; index++) {
    const [[ax, ay], [bx, by]] = [outer[index - 1], outer[index]];
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const round = (degrees) => Math.round(degrees * 1000) / 1000;
const point = (properties, coordinates) => ({ type: "Feature", properties, geometry: { type: "Point", coordinates } });
