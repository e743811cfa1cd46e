import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { cutAtAntimeridian } from "./antimeridian.mjs";
import { isWorldCut, linesOf } from "./borders.mjs";
import { readCities } from "./cities.mjs";
import { readCountries } from "./countries.mjs";
import { buildFonts } from "./fonts.mjs";
import { openGshhg } from "./gshhg.mjs";
import { gulfBbox, gulfLakes, spliceGulf } from "./gulf.mjs";
import { makeLabels } from "./labels.mjs";
import { kurilLine } from "./kurils.mjs";
import { readLakes } from "./lakes.mjs";
import { mapshaperRun } from "./mapshaper-run.mjs";
import { projectRoot } from "./packages.mjs";
import { readProvinces, readRivers } from "./rivers.mjs";
import { simplifyPolygons } from "./simplify.mjs";
import { repairWesternSahara } from "./western-sahara.mjs";
import { writeTopology } from "./write.mjs";

/** Builds static/basemap from the packages. Run it with `npm run basemap`; two runs write the same bytes. */
async function build() {
  const gshhg = await openGshhg();
  const whole = simplifyPolygons(await repairWesternSahara(await cutAtAntimeridian(readCountries())));
  const countries = await spliceGulf(whole, gshhg);
  const [west, south, east, north] = gulfBbox;
  const box = `bbox=${gulfBbox.join(",")}`;
  const gulf = (await mapshaperRun(countries, `-clip ${box}`)).filter(({ geometry }) => geometry);
  const world = await mapshaperRun(countries, `-erase ${box}`);
  const isBoxEdge = (a, b) =>
    [west, east].some((lon) => near(a[0], lon) && near(b[0], lon)) ||
    [south, north].some((lat) => near(a[1], lat) && near(b[1], lat));
  const lakes = readLakes(gshhg, { minimumSquareKilometers: 150, splitSquareKilometers: 1000 });
  const labels = makeLabels(countries, lakes.great);

  const worldLines = linesOf(world, (a, b) => isWorldCut(a, b) || isBoxEdge(a, b));
  worldLines.borders.push(await kurilLine(world));

  const sizes = [
    writeTopology(
      output("world.topo.json"),
      {
        countries: world,
        ...worldLines,
        lakes: lakes.great,
        cities: readCities(),
        labels,
      },
      2e5,
    ),
    writeTopology(
      output("gulf.topo.json"),
      { countries: gulf, ...linesOf(gulf, isBoxEdge), lakes: await gulfLakes(gshhg) },
      1e5,
    ),
    writeTopology(
      output("rivers.topo.json"),
      { rivers: await readRivers(6), provinces: await readProvinces(), lakes: lakes.small },
      1e5,
    ),
  ];
  const hangul = readFileSync(join(projectRoot, "geo/basemap/hangul.txt"), "utf8").replace(/\s/g, "");
  await buildFonts(join(projectRoot, "static/fonts"), hangul);
  for (const { path, rawBytes, gzipBytes } of sizes) {
    console.log(
      `${relative(projectRoot, path).padEnd(40)} ${String(rawBytes).padStart(9)} bytes, ${String(gzipBytes).padStart(8)} gzip`,
    );
  }
}

const output = (name) => join(projectRoot, "static/basemap", name);
const near = (a, b) => Math.abs(a - b) < 1e-6;

await build();
