// npm run fuzz [-- --runs N] [-- --seed N] [-- --only WORDS]: the properties in many runs, with figures for docs/reliability.md.
import { parseArgs } from "node:util";
import fc from "fast-check";
import { measuredOn, writeReliability } from "../reliability.ts";
import { PROPERTIES } from "./properties.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "100000" },
    seed: { type: "string" },
    only: { type: "string", default: "" },
  },
});
const runs = wholeNumber("runs", values.runs);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : wholeNumber("seed", values.seed);

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`--${option} takes a whole number, not "${text}".`);
  process.exit(2);
}

const chosen = PROPERTIES.filter(({ name }) => name.includes(values.only));
console.log(`Seed ${seed}: \`npm run fuzz -- --seed ${seed} --runs ${runs}\` does the same again.`);
const rows: string[] = [];
let failures = 0;
for (const { name, stories, holds } of chosen) {
  const start = process.cpuUsage();
  const result = fc.check(fc.property(stories, holds), { numRuns: runs, seed });
  const { user, system } = process.cpuUsage(start);
  const seconds = Math.round((user + system) / 1e6);
  failures += result.failed ? 1 : 0;
  console.log(
    `${result.failed ? "FAILED" : "held"} in ${result.numRuns} runs, ${seconds} s of processor time: ${name}`,
  );
  if (result.failed) console.log(fc.defaultReportMessage(result), result.errorInstance);
  rows.push(
    `| ${name} | ${result.numRuns.toLocaleString("en")} | ${result.failed ? "fails" : "holds"} | ${seconds} s |`,
  );
}
if (chosen.length === PROPERTIES.length) {
  const table = ["| property | runs | result | processor time |", "| --- | ---: | --- | ---: |", ...rows].join("\n");
  await writeReliability("fuzz", `\`npm run fuzz -- --seed ${seed} --runs ${runs}\`. ${measuredOn()}\n\n${table}`);
}
process.exitCode = failures > 0 ? 1 : 0;
