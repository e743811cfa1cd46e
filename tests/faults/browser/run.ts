// Every fault of the page in a browser: `npm run faults:browser [-- part of a name]`; all of them are written into docs/reliability.md.
import setup from "../../build-once.ts";
import { closeFaultBrowser } from "./fault-browser.ts";
import { allFaults } from "./faults.ts";
import { faultTable, writeFaultTable, type FaultResult } from "./fault-table.ts";

/** A page ends within this: docs/reliability.md promises it. */
const LONGEST_SECONDS = 15;
const AT_ONCE = 3;

await setup();
const part = process.argv[2];
const faults = (await allFaults()).filter(({ name }) => part === undefined || name.includes(part));
const results: FaultResult[] = [];
const left = [...faults];
async function runAll(): Promise<void> {
  for (let fault = left.shift(); fault; fault = left.shift()) {
    const result = { name: fault.name, ...(await fault.run()) };
    results.push(result);
    console.log(faultTable([result]).split("\n").at(-1));
  }
}
// Most of them wait.
await Promise.all(Array.from({ length: AT_ONCE }, runAll));
results.sort(
  (a, b) => faults.findIndex(({ name }) => name === a.name) - faults.findIndex(({ name }) => name === b.name),
);
await closeFaultBrowser();
const bad = results.filter(
  ({ ended, textReadable, afterSeconds }) => !ended || !textReadable || afterSeconds > LONGEST_SECONDS,
);
const headline =
  `${results.length} faults; ${results.length - bad.length} ended within ${LONGEST_SECONDS} seconds with words that can be read; ` +
  `the route was drawn in ${results.filter(({ mapDrawn }) => mapDrawn).length}.`;
console.log(headline);
if (part === undefined) await writeFaultTable(faultTable(results), headline);
if (bad.length > 0) {
  console.error(`Too late, or without words: ${bad.map(({ name }) => name).join("; ")}`);
  process.exitCode = 1;
}
