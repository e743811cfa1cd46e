import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { cutAtAntimeridian } from "./antimeridian.mjs";
import { isWorldCut, linesOf } from "./borders.mjs";
import { checkBuilds } from "./check.mjs";
import { readCities } from "./cities.mjs";
import { readCountries } from "./countries.mjs";
import { buildFonts, writeFontData } from "./fonts.mjs";
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

/** Builds basemap/*.topo.json and fonts/ from the packages into a folder. Two runs write the same bytes. */
async function build(folder) {
  const output = (name) => join(folder, "basemap", name);
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
  const lakes = await readLakes(gshhg, { minimumSquareKilometers: 150, splitSquareKilometers: 1000 });
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
  const fonts = await buildFonts(join(folder, "fonts"), hangul);
  // Tests hold what the code knows of the fonts to the files, and so also to those of a build elsewhere.
  if (folder === committed) writeFontData(fonts);
  for (const { path, rawBytes, gzipBytes } of sizes) {
    console.log(
      `${basename(path).padEnd(20)} ${String(rawBytes).padStart(9)} bytes, ${String(gzipBytes).padStart(8)} gzip`,
    );
  }
}

const near = (a, b) => Math.abs(a - b) < 1e-6;

const { values } = parseArgs({
  options: { check: { type: "boolean" }, fresh: { type: "boolean" }, into: { type: "string" } },
});
const committed = join(projectRoot, "static");
if (values.check) process.exitCode = checkBuilds(committed, { fresh: values.fresh ?? false }) ? 0 : 1;
else await build(values.into ? resolve(values.into) : committed);
