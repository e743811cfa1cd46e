import type { Soaked } from "./soak.ts";

/** The heap may grow by this share: caches of MapLibre fill up, and engines compile what runs often. */
const MOST_HEAP_GROWTH = 0.1;
/** Nodes and listeners may grow by this share: a list that was opened once stays. */
const MOST_GROWTH = 0.01;

/** What was wanted of a page and does not hold, in words; empty where all does. */
export function leaksOf({ done, before, after, lost }: Soaked): string[] {
  const grown = (key: "heapBytes" | "nodes" | "listeners") => after[key] / before[key] - 1;
  return [
    grown("heapBytes") > MOST_HEAP_GROWTH && `the heap grew by ${percent(grown("heapBytes"))}`,
    grown("nodes") > MOST_GROWTH && `${after.nodes - before.nodes} nodes stayed`,
    grown("listeners") > MOST_GROWTH && `${after.listeners - before.listeners} listeners stayed`,
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
