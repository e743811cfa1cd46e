// npm run fuzz [-- --runs N] [-- --seed N] [-- --only WORDS]: the properties in many runs, with figures for docs/reliability.md.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { PROPERTIES } from "./properties.ts";

const FIGURES = new URL("../../docs/reliability.md", import.meta.url);
const [BEGIN, END] = ["<!-- fuzz -->", "<!-- /fuzz -->"];

const SECTION = `## Fuzzing

\`npm run fuzz\` makes stories by chance and looks whether what must hold of every story holds of each: 100,000 of them for each
property where \`--runs\` says no other number. Stories are good ones with hostile values, and files of a small one with faults
put in. The seed is printed; \`--seed\` does the same again, and \`--only WORDS\` takes the properties with these words in
their name. \`npm test\` has 1,000 runs of each.`;

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
if (chosen.length === PROPERTIES.length) writeFigures();
process.exitCode = failures > 0 ? 1 : 0;

/** Puts the figures where the last ones stand, or at the end of a page that has none. */
function writeFigures(): void {
  const page = existsSync(FIGURES) ? readFileSync(FIGURES, "utf8") : "# Reliability: what is measured, and how\n";
  const figures = [
    BEGIN,
    "",
    `Measured with \`npm run fuzz -- --seed ${seed} --runs ${runs}\` on Node ${process.versions.node}, ${availableParallelism()} processors (${cpus()[0]?.model ?? "unknown"}).`,
    "",
    "| property | runs | result | processor time |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
    END,
  ].join("\n");
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  const isThere = from >= 0 && to > from;
  const text = isThere
    ? page.slice(0, from) + figures + page.slice(to + END.length)
    : `${page}\n${SECTION}\n\n${figures}\n`;
  writeFileSync(FIGURES, text);
}
