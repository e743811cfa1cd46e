import { mapshaperRun } from "./mapshaper-run.mjs";
import { debianFile } from "./packages.mjs";
import { readShapefile } from "./shapefile.mjs";

/** Rivers that Natural Earth ranks with lesser ones although they carry the map of Russia at small scales. */
const promoted = { Ob: 2, Yenisey: 2, Volga: 2, Kolyma: 3, Don: 3, Ural: 3 };

/**
 * Rivers of Natural Earth 1:10m with `rank` (Natural Earth's scalerank, 0 the mightiest), simplified as lines.
 * Their lines through lakes are kept: the map draws lakes over them, and no river breaks off at a reservoir.
 */
export async function readRivers(highestRank) {
  const rivers = await readShapefile(
    debianFile("libmagics++-data", "usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"),
  );
  const kept = rivers
    .filter(({ properties, geometry }) => geometry && rankOf(properties) <= highestRank)
    .map(({ properties, geometry }) => ({ type: "Feature", properties: { rank: rankOf(properties) }, geometry }));
  return mapshaperRun(kept, "-simplify weighted interval=2500m -dissolve rank");
}

const rankOf = ({ name, scalerank }) => promoted[name] ?? scalerank;

/**
 * The lines between the provinces of Russia, simplified. Natural Earth counts Crimea to Russia here too: whatever lies
 * there is left out.
 */
export async function readProvinces() {
  const lines = await readShapefile(
    debianFile("libmagics++-data", "usr/share/magics/10m/ne_10m_admin_1_states_provinces_lines.shp"),
  );
  const russian = lines
    .filter(({ properties, geometry }) => geometry && properties.adm0_name === "Russia")
    .map(({ geometry }) => ({ type: "Feature", properties: {}, geometry }))
    .filter(({ geometry }) => !geometry.coordinates.flat(geometry.type === "LineString" ? 0 : 1).some(inCrimea));
  return mapshaperRun(russian, "-simplify weighted interval=4km -dissolve");
}

const inCrimea = ([lon, lat]) => lon > 32.3 && lon < 36.75 && lat > 44.2 && lat < 46.35;
