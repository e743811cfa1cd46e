import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { verdictTable } from "./route/report.ts";
import type { Setting } from "./route/measurement.ts";
import type { Verdict } from "./route/targets.ts";

/** What a bench wrote down, besides where and on what it ran. */
export interface Figures {
  title: string;
  /** As it is called. */
  command: string;
  /** In Markdown. */
  tables: string;
  verdicts: readonly Verdict[];
  /** How it was measured, in Markdown. */
  method: string;
}

/** Prints the figures of a bench, and writes them to a file of `docs/`. */
export async function writeDocument(name: string, figures: Figures, setting: Setting): Promise<void> {
  const { title, command, tables, verdicts, method } = figures;
  const versions = `maplibre-gl ${setting.versions["maplibre-gl"]}, node ${setting.versions.node}`;
  const text = `# ${title}

Written by \`${command}\`.

Measured on ${setting.date}: ${setting.browser}; ${setting.graphics}; ${setting.machine}; ${versions}.
Times are of this machine, whose graphics are drawn in software; what counts is how they stand beside each other.

${tables}

## Targets

${verdictTable(verdicts)}

## Method

${method}
`;
  const formatted = await format(text, { parser: "markdown", printWidth: 120 });
  writeFileSync(new URL(`../../docs/${name}`, import.meta.url), formatted);
  process.stdout.write(formatted);
}
