// npm run soak [-- --minutes N] [-- --seed N] [-- --maps N]: plays for a long time and makes many maps, and weighs what stays.
import { parseArgs } from "node:util";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import setup from "../build-once.ts";
import { measuredOn, writeReliability } from "../reliability.ts";
import { leaksOf, soakTable } from "./soak-table.ts";
import { soakMaps, soakPlay } from "./soak.ts";

const WHOLE = { minutes: "15", maps: "100" };
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: WHOLE.minutes },
    maps: { type: "string", default: WHOLE.maps },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
  },
});
const [minutes, maps, seed] = [values.minutes, values.maps, values.seed].map(Number) as [number, number, number];
if (!(minutes > 0 && Number.isInteger(maps) && maps > 0 && Number.isInteger(seed))) {
  console.error("--minutes takes a number above 0; --maps and --seed take whole numbers.");
  process.exit(2);
}
await setup();
const command = `npm run soak -- --minutes ${minutes} --maps ${maps} --seed ${seed}`;
console.log(command);
const browser = await startBrowser();
const soaked = [await soakPlay(browser, minutes * 60, seed), await soakMaps(browser, maps)];
const version = browser.version();
await browser.close();
console.log(soakTable(soaked));
const leaks = soaked.flatMap(leaksOf);
for (const leak of leaks) console.error(leak);
// A shorter run says less than the figures that stand there.
if (minutes >= Number(WHOLE.minutes) && maps >= Number(WHOLE.maps))
  await writeReliability("soak", `\`${command}\`, Chromium ${version}. ${measuredOn()}\n\n${soakTable(soaked)}`);
process.exitCode = leaks.length > 0 ? 1 : 0;
