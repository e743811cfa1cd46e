import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { browserPath } from "../../src/cli/browser/browser.ts";
import { buildIfNeeded } from "../../src/cli/server/site.ts";
import { measuredOn, writeReliability } from "../reliability.ts";
import { asTable, type FaultRow, type RunFaults } from "./fault-table.ts";

const PARTS = { "command-line": "On the command line", browser: "In the browser" };

/** The files of a folder that export `runFaults`; a folder that is not there has none. */
async function faultsIn(folder: string): Promise<RunFaults[]> {
  const path = fileURLToPath(new URL(`${folder}/`, import.meta.url));
  const names = readdirSync(new URL("./", import.meta.url)).includes(folder) ? readdirSync(path).sort() : [];
  const modules = names.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const imported = await Promise.all(modules.map((name) => import(`./${folder}/${name}`)));
  return imported.flatMap(({ runFaults }: { runFaults?: RunFaults }) => (runFaults ? [runFaults] : []));
}

const short = process.argv.includes("--quick");
await buildIfNeeded();
// Unpacked once; a fault that is about unpacking takes the name away again.
process.env["WAYBILL_BROWSER"] ||= await browserPath();
const sections: string[] = [];
const all: FaultRow[] = [];
for (const [folder, title] of Object.entries(PARTS)) {
  const rows: FaultRow[] = [];
  for (const runFaults of await faultsIn(folder)) {
    const found = await runFaults({ short });
    for (const { fault, seen, holds } of found) console.log(`${holds ? "holds" : "FAILS"}  ${fault}: ${seen}`);
    rows.push(...found);
  }
  if (rows.length > 0) sections.push(`### ${title}\n\n${asTable(rows)}`);
  all.push(...rows);
}
const held = all.filter(({ holds }) => holds).length;
console.log(`${held} of ${all.length} faults hold.`);
if (!short)
  await writeReliability("faults", `${measuredOn()} ${held} of ${all.length} hold.\n\n${sections.join("\n\n")}`);
process.exitCode = held === all.length ? 0 : 1;
