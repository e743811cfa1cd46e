import type { Story } from "./story.ts";

/**
 * The credits that must stand with every map, in one line: the base map's, then those of the story's own data, without
 * those that an earlier one holds already; in composed letters, which fonts have.
 */
export function creditsLine({ attribution }: Pick<Story, "attribution">, baseMap: string): string {
  const all = [baseMap, ...attribution];
  const lines = all.filter((line, index) => !all.slice(0, index).some((earlier) => earlier.includes(line)));
  return lines.join(" | ").normalize("NFC");
}
