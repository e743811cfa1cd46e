import type { Soaked } from "./soak.ts";

/** The heap may grow by this share: caches of MapLibre fill up, and engines compile what runs often. */
const MOST_HEAP_GROWTH = 0.1;
/** Nodes and listeners may grow by this share: a list that was opened once stays. */
const MOST_GROWTH = 0.01;
/**
 * Nor is it a leak what stays once, however small a page is and however much is done on it: a leak grows with each round.
 * Maps for readers and for pictures take turns, so what every map of one kind leaves is one in two rounds.
 */
const LEAST_PER_ROUND = 0.5;

/** What was wanted of a page and does not hold, in words; empty where all does. */
export function leaksOf(
  { done, rounds, before, after, lost }: Soaked,
  mostHeapGrowth: number = MOST_HEAP_GROWTH,
): string[] {
  const grown = (key: "heapBytes" | "nodes" | "listeners" | "fonts") => after[key] / before[key] - 1;
  const leaks = (key: "nodes" | "listeners" | "fonts") =>
    grown(key) > MOST_GROWTH && (after[key] - before[key]) / rounds >= LEAST_PER_ROUND;
  return [
    grown("heapBytes") > mostHeapGrowth && `the heap grew by ${percent(grown("heapBytes"))}`,
    leaks("nodes") && `${after.nodes - before.nodes} nodes stayed`,
    leaks("listeners") && `${after.listeners - before.listeners} listeners stayed`,
    leaks("fonts") && `${after.fonts - before.fonts} fonts stayed`,
    after.contexts > before.contexts && `${after.contexts - before.contexts} graphics contexts stayed`,
    lost > 0 && `${lost} graphics contexts were lost`,
  ].flatMap((words) => (words ? [`${done}: ${words}.`] : []));
}

/** A table of Markdown. */
export function soakTable(soaked: readonly Soaked[]): string {
  const rows = soaked.map((one) => {
    const { before, after } = one;
    const pair = (key: "nodes" | "listeners" | "contexts") => `${before[key]} → ${after[key]}`;
    const heap = `${megabytes(before.heapBytes)} → ${megabytes(after.heapBytes)} MB`;
    const growth = percent(after.heapBytes / before.heapBytes - 1);
    const cells = [one.done, heap, growth, pair("nodes"), pair("listeners"), pair("contexts"), one.lost];
    return `| ${[...cells, leaksOf(one).length === 0 ? "holds" : "**leaks**"].join(" | ")} |`;
  });
  return [
    "| what was done | heap after collection | growth | nodes | listeners | contexts | contexts lost | |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ...rows,
  ].join("\n");
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
