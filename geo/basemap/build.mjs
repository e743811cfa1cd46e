import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildAround } from "./around.mjs";
import { cutAtAntimeridian } from "./antimeridian.mjs";
import { isWorldCut, linesOf } from "./borders.mjs";
import { checkBuilds } from "./check.mjs";
import { readCities } from "./cities.mjs";
import { readCountries } from "./countries.mjs";
import { buildFonts, writeFontData } from "./fonts.mjs";
import { buildDetail } from "./detail.mjs";
import { openGshhg } from "./gshhg.mjs";
import { makeLabels } from "./labels.mjs";
import { kurilLine } from "./kurils.mjs";
import { readLakes } from "./lakes.mjs";
import { projectRoot } from "./packages.mjs";
import { readProvinces, readRivers } from "./rivers.mjs";
import { simplifyPolygons } from "./simplify.mjs";
import { repairWesternSahara } from "./western-sahara.mjs";
import { writeTopology } from "./write.mjs";

/** Builds basemap/ and fonts/ from the packages into a folder. Two runs write the same bytes. */
async function build(folder) {
  const output = (name) => join(folder, "basemap", name);
  const gshhg = await openGshhg("high");
  const countries = await repairWesternSahara(await cutAtAntimeridian(readCountries()));
  const world = simplifyPolygons(countries);
  const lakes = await readLakes(gshhg, { minimumSquareKilometers: 1000, bend: () => 5000 });
  const { cities, towns } = readCities();
  const worldLines = linesOf(world, isWorldCut);
  worldLines.borders.push(await kurilLine(world));

  const sizes = [
    writeTopology(
      output("world.topo.json"),
      { countries: world, ...worldLines, lakes, cities, labels: makeLabels(world, lakes) },
      2e5,
    ),
    writeTopology(output("rivers.topo.json"), { rivers: await readRivers(6), provinces: await readProvinces() }, 1e5),
  ];
  const detail = await buildDetail(output("detail"), countries, gshhg, { below: world, cities, towns });
  const hangul = readFileSync(join(projectRoot, "geo/basemap/hangul.txt"), "utf8").replace(/\s/g, "");
  const fonts = await buildFonts(join(folder, "fonts"), hangul);
  // Tests hold what the code knows of the fonts to the files, and so also to those of a build elsewhere.
  if (folder === committed) writeFontData(fonts);
  for (const { path, rawBytes, gzipBytes } of sizes) {
    console.log(
      `${basename(path).padEnd(20)} ${String(rawBytes).padStart(9)} bytes, ${String(gzipBytes).padStart(8)} gzip`,
    );
  }
  for (const { cells, files } of detail) {
    const sum = (key) => files.reduce((total, file) => total + file[key], 0);
    console.log(
      `detail/${cells}, ${files.length} cells`.padEnd(20),
      `${sum("rawBytes")} bytes, ${sum("gzipBytes")} gzip, largest ${Math.max(...files.map(({ gzipBytes }) => gzipBytes))}`,
    );
  }
}

/** Writes the coast at full resolution around a story's places into its folder. */
async function around(storyFolder) {
  const countries = await repairWesternSahara(await cutAtAntimeridian(readCountries()));
  const files = await buildAround(storyFolder, countries, await openGshhg("full"));
  const bytes = files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  console.log(`${files.length} cells in ${join(storyFolder, "basemap")}, ${bytes} bytes.`);
}

const { values } = parseArgs({
  options: {
    check: { type: "boolean" },
    fresh: { type: "boolean" },
    into: { type: "string" },
    around: { type: "string" },
  },
});
const committed = join(projectRoot, "static");
if (values.check) process.exitCode = checkBuilds(committed, { fresh: values.fresh ?? false }) ? 0 : 1;
else if (values.around) await around(resolve(values.around));
else await build(values.into ? resolve(values.into) : committed);
