import type { Measurement, Results } from "./measurement.ts";
import { TECHNIQUES, type TechniqueName } from "./plan.ts";
import type { Spread } from "./statistics.ts";
import { count, number, TECHNIQUE_WORDS } from "./words.ts";

type Column = readonly [title: string, cell: (one: Measurement, results: Results) => string];

const NONE = "-";

const COLUMNS: readonly Column[] = [
  ["technique", ({ technique }) => TECHNIQUE_WORDS[technique]],
  ["task ms a step, p50 / p95", ({ task }) => spread(task)],
  ["mean", ({ task }) => number(task.mean)],
  ["of which processor", ({ processor }) => spread(processor)],
  ["own work ms, p50 / p95", ({ own }) => (own ? spread(own) : NONE)],
  ["of which processor", ({ ownProcessor }) => (ownProcessor ? spread(ownProcessor) : NONE)],
  ["worker ms a step", ({ workerMilliseconds }) => number(workerMilliseconds)],
  ["messages a step", ({ messages }) => count(messages)],
  ["backlog ms", ({ backlogMilliseconds }) => count(Math.round(backlogMilliseconds))],
  ["step to step ms, p50", ({ interval }) => number(interval.p50)],
  ["heap MB (live)", ({ heapBytes, liveBytes }) => `${megabytes(heapBytes)} (${megabytes(liveBytes)})`],
  ["graphics MB", ({ graphicsBytes }) => megabytes(graphicsBytes)],
  ["head error px, z3 / z7", (one) => headError(one)],
  ["dashes", ({ technique }, { dashes }) => dashesWord(technique, dashes[technique])],
  ["steps", ({ steps }) => String(steps)],
];

/** The measurements of one size as a table in Markdown, a row a technique. */
export function sizeTable(results: Results, vertices: number): string {
  const rows = TECHNIQUES.map((technique) => {
    const one = results.measurements.find((each) => each.technique === technique && each.vertices === vertices);
    const unmeasured = COLUMNS.map((_, index) => (index === 0 ? `${TECHNIQUE_WORDS[technique]} (too slow)` : NONE));
    return one ? COLUMNS.map(([, cell]) => cell(one, results)) : unmeasured;
  });
  return markdownTable(
    COLUMNS.map(([title]) => title),
    rows,
  );
}

/** A table in Markdown; cells must not hold a bar. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(titles), line(titles.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

function spread({ p50, p95 }: Spread): string {
  return `${number(p50)} / ${number(p95)}`;
}

function megabytes(bytes: number): string {
  return number(bytes / 1e6);
}

function headError({ headErrorPixels }: Measurement): string {
  if (!headErrorPixels) return NONE;
  return Object.values(headErrorPixels)
    .map((error) => (error === null ? "not found" : number(error)))
    .join(" / ");
}

function dashesWord(technique: TechniqueName, dashes: boolean | undefined): string {
  if (technique === "bare-repaint" || dashes === undefined) return NONE;
  return dashes ? "yes" : "no";
}
