// npm run faults [-- --only command-line|browser] [-- --named WORDS] [-- --quick]; all of them are written into docs/reliability.md.
import { parseArgs } from "node:util";
import setup from "../build-once.ts";
import { measuredOn, writeReliability } from "../reliability.ts";
import { runFaults as runBrowser } from "./browser/run-faults.ts";
import { runFaults as runDisk } from "./command-line/disk.ts";
import { runFaults as runKills } from "./command-line/kills.ts";
import { runFaults as runSurroundings } from "./command-line/surroundings.ts";
import { asTable, type FaultRow, type RunFaults } from "./fault-table.ts";

interface Part {
  name: string;
  title: string;
  runs: readonly RunFaults[];
}

const PARTS: readonly Part[] = [
  { name: "command-line", title: "On the command line", runs: [runDisk, runKills, runSurroundings] },
  { name: "browser", title: "In the browser", runs: [runBrowser] },
];

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    named: { type: "string", default: "" },
  },
});
const { quick: short, only, named } = values;
const parts = PARTS.filter(({ name }) => only === undefined || name === only);
if (parts.length === 0) {
  console.error(`--only takes ${PARTS.map(({ name }) => name).join(" or ")}, not "${only}".`);
  process.exit(2);
}
// The packaged browser is unpacked once; a fault that is about unpacking takes its name away again.
await setup();
const sections: string[] = [];
const all: FaultRow[] = [];
for (const { title, runs } of parts) {
  const rows: FaultRow[] = [];
  for (const runFaults of runs) {
    const found = await runFaults({ short, named });
    for (const { fault, seen, holds } of found) console.log(`${holds ? "holds" : "FAILS"}  ${fault}: ${seen}`);
    rows.push(...found);
  }
  sections.push(`### ${title}\n\n${asTable(rows)}`);
  all.push(...rows);
}
const held = all.filter(({ holds }) => holds).length;
console.log(`${held} of ${all.length} faults hold.`);
if (!short && only === undefined && named === "")
  await writeReliability("faults", `${measuredOn()} ${held} of ${all.length} hold.\n\n${sections.join("\n\n")}`);
process.exitCode = held === all.length && all.length > 0 ? 0 : 1;
