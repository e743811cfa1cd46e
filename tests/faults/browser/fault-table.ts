import { readFile, writeFile } from "node:fs/promises";
import { format } from "prettier";
import type { Outcome } from "./fault.ts";

const FILE = new URL("../../../docs/reliability.md", import.meta.url);
const [BEGIN, END] = ["<!-- faults-browser -->", "<!-- /faults-browser -->"];

export type FaultResult = Outcome & { name: string };

/** The results as a table in Markdown. */
export function faultTable(results: readonly FaultResult[]): string {
  const cell = (text: string) =>
    text
      .replaceAll("|", "\\|")
      .replace(/http:\/\/localhost:\d+/g, "")
      .replace(/\s+/g, " ");
  const rows = results.map(({ name, ended, afterSeconds, state, textReadable, mapDrawn, told }) => {
    const yes = (it: boolean) => (it ? "yes" : "no");
    const cells = [name, ended ? state : "none", afterSeconds.toFixed(1), yes(textReadable), yes(mapDrawn), told];
    return `| ${cells.map(cell).join(" | ")} |`;
  });
  return [
    "| fault | ends as | after s | text | route | what the reader is told |",
    "|---|---|---:|---|---|---|",
    ...rows,
  ].join("\n");
}

/** Puts a table between its marks in docs/reliability.md. */
export async function writeFaultTable(table: string, headline: string): Promise<void> {
  const text = await readFile(FILE, "utf8");
  const [before, rest] = text.split(BEGIN);
  const [, after] = (rest ?? "").split(END);
  if (after === undefined)
    throw new Error(`docs/reliability.md has no ${BEGIN} … ${END}. Put them where the table belongs.`);
  const written = `${before}${BEGIN}\n\n${headline}\n\n${table}\n\n${END}${after}`;
  await writeFile(FILE, await format(written, { parser: "markdown" }));
}
